import { APIUserAbortError, type OpenAI } from "openai";
import type { CallOutcome } from "./call-outcome.ts";
import { failureOf } from "./http-failure.ts";
import { readCompletion } from "./read-completion.ts";

export interface CallLimits {
  /** Milliseconds after which the call is ended. */
  readonly deadlineMs: number;
  /** Milliseconds without any data after which the call counts as stalled. */
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since 1970, for Retry-After headers that contain a date. */
  readonly nowMs: () => number;
}

type EndReason = "deadline" | "idle" | "caller";

/** One HTTP call with a deadline and an idle timer. Errors of the server or the network are outcomes, not exceptions. */
export async function callOnce(
  client: OpenAI,
  body: OpenAI.Chat.ChatCompletionCreateParamsStreaming,
  limits: CallLimits,
): Promise<CallOutcome> {
  const tracker = trackCall(limits);
  try {
    const response = await client.chat.completions
      .create(body, {
        signal: tracker.stop.signal,
        maxRetries: 0,
        timeout: Math.ceil(limits.deadlineMs) + 1000,
      })
      .asResponse();
    tracker.onProgress();
    const outcome = await readCompletion(client, response, tracker.onProgress, tracker.stop);
    return tracker.ended() === null ? outcome : endedOutcome(tracker.ended() ?? "caller", limits);
  } catch (error) {
    const ended = tracker.ended();
    if (ended !== null) return endedOutcome(ended, limits);
    if (error instanceof APIUserAbortError) return { kind: "aborted", detail: "the call was cancelled" };
    return isNetworkError(error) ? connectionLost(error) : failureOf(error, limits.nowMs());
  } finally {
    tracker.release();
  }
}

function trackCall({ deadlineMs, idleMs, signal }: CallLimits) {
  const stop = new AbortController();
  let ended: EndReason | null = null;
  const end = (why: EndReason) => () => {
    ended ??= why;
    stop.abort();
  };
  const deadline = setTimeout(end("deadline"), deadlineMs);
  const idle = setTimeout(end("idle"), idleMs);
  const caller = end("caller");
  if (signal?.aborted) caller();
  signal?.addEventListener("abort", caller, { once: true });
  return {
    stop,
    onProgress: () => void idle.refresh(),
    ended: (): EndReason | null => ended,
    release() {
      clearTimeout(deadline);
      clearTimeout(idle);
      signal?.removeEventListener("abort", caller);
    },
  };
}

function endedOutcome(ended: EndReason, { deadlineMs, idleMs }: CallLimits): CallOutcome {
  if (ended === "caller") return { kind: "aborted", detail: "the call was cancelled" };
  const detail =
    ended === "idle"
      ? `the answer stalled for ${idleMs / 1000} s`
      : `no answer within ${Math.round(deadlineMs / 1000)} s`;
  return { kind: "unavailable", detail, retryable: ended === "idle", waitMs: null };
}

/** If the connection is lost while the body is read, fetch throws a TypeError ("terminated"). */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

function connectionLost(cause: unknown): CallOutcome {
  return { kind: "unavailable", detail: "the connection was lost", retryable: true, waitMs: null, cause };
}
