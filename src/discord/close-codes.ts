import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";

/** Why a client ended. "retry": Discord could not be reached, so another login is worth trying. */
export type ExitReason =
  | { readonly kind: "stopped" }
  | { readonly kind: "fatal"; readonly line: string }
  | { readonly kind: "retry"; readonly detail: string };

const TOKEN_REJECTED_LINE =
  "DISCORD_TOKEN is refused by Discord. Make a new one at https://discord.com/developers/applications, your application, Bot, Reset Token, and put it into .env.";

/** Classifies a gateway close code; null if discord.js reconnects by itself. */
export function exitReasonOfClose(code: number): ExitReason | null {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return { kind: "fatal", line: TOKEN_REJECTED_LINE };
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return fatal("Discord refuses the bot's intents (none of them is privileged)", code);
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return fatal("the bot is in more servers than Discord allows one connection", code);
    case GatewayCloseCodes.InvalidAPIVersion:
      return fatal("Discord no longer speaks this version of its protocol; install a newer Dateline", code);
    default:
      return null;
  }
}

export const TOKEN_REJECTED: ExitReason = { kind: "fatal", line: TOKEN_REJECTED_LINE };

/** Classifies a failed login. Defects are thrown. */
export function exitReasonOfLogin(error: unknown, detail: string | null): ExitReason {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return TOKEN_REJECTED;
  if (error instanceof DiscordAPIError && error.status === 401) return TOKEN_REJECTED;
  if (detail !== null) return { kind: "retry", detail };
  throw error;
}

function fatal(what: string, code: number): ExitReason {
  return { kind: "fatal", line: `${what} (close code ${code}).` };
}
