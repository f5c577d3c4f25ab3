import { APIUserAbortError, type OpenAI } from "openai";
import { failureOf } from "./http-failure.ts";
import type { CallOutcome } from "./outcome.ts";
import { readCompletion } from "./read-completion.ts";

export interface CallLimits {
  /** Milliseconds until the call is of no use. */
  readonly deadlineMs: number;
  /** Milliseconds without a piece of the answer after which the call has stalled. */
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
}

type Ended = "deadline" | "idle" | "caller";

/** One HTTP call with a deadline and an idle timer. Never throws for what the server or the network does. */
export async function callOnce(
  client: OpenAI,
  body: OpenAI.Chat.ChatCompletionCreateParamsStreaming,
  limits: CallLimits,
): Promise<CallOutcome> {
  const watch = watchCall(limits);
  try {
    const response = await client.chat.completions
      .create(body, {
        signal: watch.stop.signal,
        maxRetries: 0,
        timeout: Math.ceil(limits.deadlineMs) + 1000,
      })
      .asResponse();
    watch.alive();
    const outcome = await readCompletion(response, watch.alive, watch.stop);
    return watch.ended() === null ? outcome : endedOutcome(watch.ended() ?? "caller", limits);
  } catch (error) {
    const ended = watch.ended();
    if (ended !== null) return endedOutcome(ended, limits);
    if (error instanceof APIUserAbortError) return { kind: "aborted", detail: "the call was cancelled" };
    return isNetworkError(error) ? brokenOff(error) : failureOf(error, Date.now());
  } finally {
    watch.release();
  }
}

function watchCall({ deadlineMs, idleMs, signal }: CallLimits) {
  const stop = new AbortController();
  let ended: Ended | null = null;
  const end = (why: Ended) => () => {
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
    alive: () => void idle.refresh(),
    ended: (): Ended | null => ended,
    release() {
      clearTimeout(deadline);
      clearTimeout(idle);
      signal?.removeEventListener("abort", caller);
    },
  };
}

function endedOutcome(ended: Ended, { deadlineMs, idleMs }: CallLimits): CallOutcome {
  if (ended === "caller") return { kind: "aborted", detail: "the call was cancelled" };
  const detail =
    ended === "idle"
      ? `the answer stalled for ${idleMs / 1000} s`
      : `no answer within ${Math.round(deadlineMs / 1000)} s`;
  return { kind: "unavailable", detail, again: ended === "idle", waitMs: null };
}

/** fetch reports a connection lost while the body is read as a bare TypeError ("terminated"). */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

function brokenOff(cause: unknown): CallOutcome {
  return { kind: "unavailable", detail: "the connection broke off", again: true, waitMs: null, cause };
}
