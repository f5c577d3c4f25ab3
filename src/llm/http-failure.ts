import { APIConnectionError, APIError } from "openai";
import type { CallOutcome } from "./call-outcome.ts";

const REJECTED = new Set([400, 422]);
/** Wrong key, no access, unknown model or wrong URL: a retry would fail as well. */
const NOT_RETRYABLE = new Set([401, 403, 404, 405]);
const OUT_OF_CREDIT = "insufficient_quota";
const SECONDS = 1000;

/** The outcome for an error thrown by the openai client. Other errors are defects and are rethrown. */
export function failureOf(error: unknown, wallClockMs: number): CallOutcome {
  if (error instanceof APIConnectionError) {
    return {
      kind: "unavailable",
      detail: "no connection to the model server",
      retryable: true,
      waitMs: null,
      cause: error,
    };
  }
  if (!(error instanceof APIError)) throw error;
  const detail = `the model server answered ${error.status ?? "with an error"}${error.code ? ` (${error.code})` : ""}`;
  const waitMs = retryAfterMs(error.headers, wallClockMs);
  if (error.status === 429 && error.code !== OUT_OF_CREDIT) return { kind: "rate-limited", detail, waitMs };
  if (error.status !== undefined && REJECTED.has(error.status)) {
    return { kind: "rejected", parameter: error.param ?? null, detail };
  }
  const retryable =
    error.code !== OUT_OF_CREDIT && (error.status === undefined || !NOT_RETRYABLE.has(error.status));
  return { kind: "unavailable", detail, retryable, waitMs, cause: error };
}

/** Retry-After (seconds or an HTTP date) or OpenAI's retry-after-ms, as milliseconds from now; null if absent or invalid. */
export function retryAfterMs(headers: Headers | undefined, wallClockMs: number): number | null {
  const exact = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const value = headers?.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * SECONDS;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - wallClockMs);
}
