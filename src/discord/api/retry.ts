import { sleep } from "../../async/sleep.ts";
import { type Failure, failureOf, type Outcome } from "./failure.ts";

/** A dropped connection is retried at once; the later waits cover an outage of a few seconds. */
const RETRY_DELAYS_MS = [100, 500, 2_000];

/** No attempt starts after `deadlineMs` (monotonic). */
interface RetryDeadline {
  readonly deadlineMs: number;
  readonly monotonicMs: () => number;
}

/** Makes a call that is safe to repeat, and retries it while Discord is unreachable. */
export async function retryUnreachable<T>(
  call: () => Promise<T>,
  deadline: RetryDeadline | null = null,
): Promise<Outcome<T>> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryCall(call);
    if (outcome.ok) return outcome;
    const delayMs = outcome.kind === "unreachable" ? delayAfter(outcome, tries) : null;
    if (delayMs === null || isTooLate(deadline, delayMs)) return { ...outcome, tries: tries + 1 };
    await sleep(delayMs);
  }
}

/** Makes a call once. Failures of Discord or the network are returned, defects are thrown. */
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

function isTooLate(deadline: RetryDeadline | null, delayMs: number): boolean {
  return deadline !== null && deadline.monotonicMs() + delayMs > deadline.deadlineMs;
}
