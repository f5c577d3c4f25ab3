import { setTimeout as sleep } from "node:timers/promises";
import { type Failure, failureOf, type Outcome } from "./failure.ts";

/** Waits between tries, in milliseconds: a dropped connection is tried again at once, an outage of some seconds outlasted. */
const RETRY_DELAYS_MS = [100, 500, 2_000];

/**
 * Does a call that may be repeated without harm, again while Discord cannot be reached. `untilMs` is on performance.now's
 * clock: no try begins after it.
 */
export async function retryUnreachable<T>(
  call: () => Promise<T>,
  deadlineMs = Number.POSITIVE_INFINITY,
): Promise<Outcome<T>> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryCall(call);
    if (outcome.ok) return outcome;
    const delayMs = outcome.kind === "unreachable" ? delayAfter(outcome, tries) : null;
    if (delayMs === null || performance.now() + delayMs > deadlineMs) return { ...outcome, tries: tries + 1 };
    await sleep(delayMs);
  }
}

/** Does a call once, and tells how it ended. Defects are thrown. */
export async function tryCall<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}

function delayAfter({ retryAfterMs }: Failure, tries: number): number | null {
  const delayMs = RETRY_DELAYS_MS[tries];
  return delayMs === undefined ? null : Math.max(delayMs, retryAfterMs ?? 0);
}
