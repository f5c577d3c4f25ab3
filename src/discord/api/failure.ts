import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { errorCode } from "../../domain/core/fault.ts";

/**
 * Why Discord did not do what it was asked, by what can be done about it:
 * unauthorized: the bot's token is refused; expired: an interaction's token is past its 15 minutes; acknowledged: somebody
 * answered it before; unknown-interaction: it was not acknowledged within 3 s; forbidden: a permission is missing; gone: the
 * channel or message is not there; refused: the body is wrong, or another rule; unreachable: no answer, whether or not it
 * was done.
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
  /** Discord's error code (10003), or the HTTP status where it gave none. */
  readonly code: number;
  readonly detail: string;
  /** Milliseconds Discord asked to wait, where it did. */
  readonly retryAfterMs?: number;
  /** How often it was tried, where that may be more than once. */
  readonly tries?: number;
  /** Surely nothing was done: it was never sent, or turned away before Discord read it. */
  readonly notDone?: true;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Failure;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes, JSON error codes. */
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

/** Codes of a connection that never was. */
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

/** What an error of the REST client means; null for what is none of Discord's or the network's doing. */
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

/** A 403 without a code of Discord's is of something on the way: a proxy, or the wall before Discord. */
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
 * Timeouts are AbortErrors; a connection that is refused or dropped carries the code of the system or of undici. Node's own
 * ERR_ codes are defects.
 */
function isNetworkError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError") return true;
  return "code" in error && typeof error.code === "string" && /^(?:UND_ERR_|E(?!RR_)[A-Z])/.test(error.code);
}
