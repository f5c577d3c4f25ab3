import { setTimeout as sleep } from "node:timers/promises";
import { type Failure, failureOf, type Outcome } from "./failure.ts";

/** Waits between tries, in milliseconds: a dropped connection is tried again at once, an outage of some seconds outlasted. */
const WAITS_MS = [100, 500, 2_000];

/**
 * Does a call that may be repeated without harm, again while Discord cannot be reached. `untilMs` is on performance.now's
 * clock: no try begins after it.
 */
export async function persist<T>(
  call: () => Promise<T>,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<Outcome<T>> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await attempt(call);
    if (outcome.ok) return outcome;
    const wait = outcome.kind === "unreachable" ? waitAfter(outcome, tries) : null;
    if (wait === null || performance.now() + wait > untilMs) return { ...outcome, tries: tries + 1 };
    await sleep(wait);
  }
}

/** Does a call once, and tells how it ended. Defects are thrown. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}

function waitAfter({ retryAfterMs }: Failure, tries: number): number | null {
  const wait = WAITS_MS[tries];
  return wait === undefined ? null : Math.max(wait, retryAfterMs ?? 0);
}
