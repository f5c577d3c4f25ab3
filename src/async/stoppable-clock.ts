import type { Clock } from "../domain/core/time.ts";

/**
 * The same clock, until `stop` aborts: then nobody waits any more. Whoever passed a signal of their own goes on at once, all
 * others get the abort as an error, so that what they do is left as it stands.
 */
export function stoppableClock(clock: Clock, stop: AbortSignal): Clock {
  return {
    ...clock,
    async sleep(ms, signal) {
      await clock.sleep(ms, signal === undefined ? stop : AbortSignal.any([stop, signal]));
      if (signal === undefined) stop.throwIfAborted();
    },
  };
}
