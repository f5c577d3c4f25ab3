import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";
import { detail } from "../domain/texts/reasons.ts";
import { type Message, message } from "../domain/texts/texts.ts";

/** Why a client ended. "retry": Discord could not be reached, so another login is worth trying. */
export type ExitReason =
  | { readonly kind: "stopped" }
  | { readonly kind: "fatal"; readonly line: Message }
  | { readonly kind: "retry"; readonly detail: Message };

const TOKEN_REJECTED_LINE = message("reason.discord.token-refused");

/** Classifies a gateway close code; null if discord.js reconnects by itself. */
export function exitReasonOfClose(code: number): ExitReason | null {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return { kind: "fatal", line: TOKEN_REJECTED_LINE };
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return fatal(message("reason.discord.intents"), code);
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return fatal(message("reason.discord.too-many-servers"), code);
    case GatewayCloseCodes.InvalidAPIVersion:
      return fatal(message("reason.discord.protocol"), code);
    default:
      return null;
  }
}

export const TOKEN_REJECTED: ExitReason = { kind: "fatal", line: TOKEN_REJECTED_LINE };

/** Classifies a failed login. Defects are thrown. */
export function exitReasonOfLogin(error: unknown, systemDetail: string | null): ExitReason {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return TOKEN_REJECTED;
  if (error instanceof DiscordAPIError && error.status === 401) return TOKEN_REJECTED;
  if (systemDetail !== null) return { kind: "retry", detail: detail(systemDetail) };
  throw error;
}

function fatal(what: Message, code: number): ExitReason {
  return { kind: "fatal", line: message("reason.discord.closed", { what, code: String(code) }) };
}
