import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";

/** How a bot came to its end. "retry": Discord could not be reached, and may be soon. */
export type End =
  | { readonly kind: "stopped" }
  | { readonly kind: "fatal"; readonly line: string }
  | { readonly kind: "retry"; readonly detail: string };

const TOKEN_REFUSED =
  "DISCORD_TOKEN is refused by Discord. Make a new one at https://discord.com/developers/applications, your application, Bot, Reset Token, and put it into .env.";

/** What a connection that was closed for good means; null: it is opened again by itself. */
export function endOfClose(code: number): End | null {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return { kind: "fatal", line: TOKEN_REFUSED };
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

export const UNAUTHORIZED: End = { kind: "fatal", line: TOKEN_REFUSED };

/** What a failed login means. Defects are thrown. */
export function endOfLogin(error: unknown, detail: string | null): End {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return UNAUTHORIZED;
  if (error instanceof DiscordAPIError && error.status === 401) return UNAUTHORIZED;
  if (detail !== null) return { kind: "retry", detail };
  throw error;
}

function fatal(what: string, code: number): End {
  return { kind: "fatal", line: `${what} (close code ${code}).` };
}
