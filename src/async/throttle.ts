import type { Clock } from "../domain/core/clock.ts";

/**
 * Does the work unless it succeeded less than `minIntervalMs` milliseconds ago, measured from its end. Passes errors on; work
 * that failed is done again at the next call.
 */
export function throttle<A>(
  minIntervalMs: number,
  clock: Pick<Clock, "monotonicMs">,
  work: (argument: A) => Promise<unknown>,
): (argument: A) => Promise<void> {
  let lastDoneMs = Number.NEGATIVE_INFINITY;
  return async (argument) => {
    if (clock.monotonicMs() - lastDoneMs < minIntervalMs) return;
    await work(argument);
    lastDoneMs = clock.monotonicMs();
  };
}
