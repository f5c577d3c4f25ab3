import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { errorCode } from "../../domain/core/fault.ts";
import type { Message } from "../../domain/texts/texts.ts";

/**
 * Why a call failed, by what can be done about it:
 * - unauthorized: the bot's token was rejected
 * - expired: the interaction's token is older than 15 minutes
 * - acknowledged: the interaction was already acknowledged
 * - unknown-interaction: it was not acknowledged within 3 s
 * - forbidden: a permission is missing
 * - gone: the channel or message does not exist
 * - refused: the body is invalid, or breaks another rule
 * - unreachable: no usable response; the call may or may not have had an effect
 */
export type FailureKind =
  | "unauthorized"
  | "expired"
  | "acknowledged"
  | "unknown-interaction"
  | "forbidden"
  | "gone"
  | "refused"
  | "unreachable";

export interface Failure {
  readonly ok: false;
  readonly kind: FailureKind;
  /** Discord's error code (such as 10003), or the HTTP status if there is none. */
  readonly code: number;
  /** In English, for the log. */
  readonly detail: string;
  /** The detail to be worded for readers, unless it is Discord's or the system's own. */
  readonly why?: Message;
  /** The wait that Discord asked for. */
  readonly retryAfterMs?: number;
  /** Number of attempts; absent if the call is never retried. */
  readonly tries?: number;
  /** The call definitely had no effect: it was never sent, or rejected before Discord handled it. */
  readonly notDone?: true;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Failure;

/** Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes, JSON error codes. */
const KINDS: ReadonlyMap<number, FailureKind> = new Map([
  [10003, "gone"],
  [10004, "gone"],
  [10008, "gone"],
  [10013, "gone"],
  [10015, "expired"],
  [10062, "unknown-interaction"],
  [40060, "acknowledged"],
  [50001, "forbidden"],
  [50007, "forbidden"],
  [50013, "forbidden"],
  [50027, "expired"],
  [160005, "gone"],
]);

/** Errors that mean that no connection was made. */
const NOT_CONNECTED_CODES: ReadonlySet<string> = new Set([
  "EADDRNOTAVAIL",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Classifies an error of the REST client; null if it is neither Discord's nor the network's. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof DiscordAPIError) return failureOfResponse(error);
  if (error instanceof HTTPError)
    return failure("unreachable", error.status, `${error.status} ${error.message}`.trim());
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(0, Math.ceil(error.retryAfter));
    return { ...failure("unreachable", 429, "429 Too Many Requests"), retryAfterMs, notDone: true };
  }
  if (!isNetworkError(error)) return null;
  const code = errorCode(error) ?? "";
  const networkFailure = failure(
    "unreachable",
    0,
    [code, error.message].filter((text) => text !== "").join(": "),
  );
  return NOT_CONNECTED_CODES.has(code) ? { ...networkFailure, notDone: true } : networkFailure;
}

/** A 403 without a Discord error code comes from a proxy or firewall in front of Discord. */
function failureOfResponse({ code: rawCode, status, message }: DiscordAPIError): Failure {
  const code = Number(rawCode);
  if (code > 0) return failure(kindOf(code, status), code, message);
  if (status === 403) return { ...failure("unreachable", status, message), notDone: true };
  return failure(kindOf(0, status), status, message);
}

function failure(kind: FailureKind, code: number, detail: string): Failure {
  return { ok: false, kind, code, detail };
}

function kindOf(code: number, status: number): FailureKind {
  const known = KINDS.get(code);
  if (known !== undefined) return known;
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  return status === 404 ? "gone" : "refused";
}

/**
 * Timeouts are AbortErrors; a refused or dropped connection has a code of the system or of undici. Node's own ERR_ codes are
 * defects.
 */
function isNetworkError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError") return true;
  return "code" in error && typeof error.code === "string" && /^(?:UND_ERR_|E(?!RR_)[A-Z])/.test(error.code);
}
