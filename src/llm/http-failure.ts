import { APIConnectionError, APIError } from "openai";
import type { CallOutcome } from "./call-outcome.ts";

/** Statuses with which servers reject a request for what is in it; llama-cpp-python answers 500. */
const REJECTED = new Set([400, 422, 500]);
/** Wrong key, no access, no credit, unknown model or wrong URL: a retry would fail as well. */
const NOT_RETRYABLE = new Set([401, 402, 403, 404, 405]);
const OUT_OF_CREDIT = "insufficient_quota";
const SECONDS = 1000;

/** What an error is about, by the words of common servers; the first that matches. Tested on the whole error in lower case. */
const TOO_LONG = /context.{0,20}(?:length|size|window)|exceed_context|too many tokens|prompt is too long/;
const FILTERED = /content[_ ](?:filter|management|policy)|moderation|safety/;
const FAILED_JSON = /json_validate_failed|failed_generation/;
const PARAMETERS: readonly (readonly [string, RegExp])[] = [
  ["max_completion_tokens", /max_completion_tokens/],
  ["max_tokens", /max_tokens/],
  ["stream_options", /stream_options|include_usage/],
  ["temperature", /temperature/],
  ["system", /(?:role|roles?).{0,40}(?:system|developer)|system (?:role|message|prompt)s? .{0,20}not/],
  ["response_format", /response_format|json_schema|json_object|structured output|guided_json|grammar/],
];

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
  const rejection = rejectionOf(error, detail);
  if (rejection !== null) return rejection;
  const retryable =
    error.code !== OUT_OF_CREDIT && (error.status === undefined || !NOT_RETRYABLE.has(error.status));
  return { kind: "unavailable", detail, retryable, waitMs, cause: error };
}

/** Only an error about a parameter says what the server takes; one about the text concerns this request alone. */
function rejectionOf(error: APIError, detail: string): CallOutcome | null {
  if (error.status === undefined || !REJECTED.has(error.status)) return null;
  const text = `${error.param ?? ""} ${error.message} ${JSON.stringify(error.error ?? "")}`.toLowerCase();
  if (TOO_LONG.test(text))
    return { kind: "refused", detail: `${detail}: the text is longer than its context` };
  if (FILTERED.test(text)) return { kind: "refused", detail: `${detail}: its content filter` };
  if (FAILED_JSON.test(text)) return { kind: "malformed", detail: `${detail}: its own answer was no JSON` };
  const named = PARAMETERS.find(([, pattern]) => pattern.test(text));
  if (named !== undefined) return { kind: "rejected", parameter: named[0], detail };
  if (error.status === 500) return null;
  return { kind: "rejected", parameter: null, detail };
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
