import type { Clock } from "../domain/core/clock.ts";

/**
 * The same clock, but sleeping ends when `stop` aborts. A sleep with a signal of its own resolves early, as it does for that
 * signal; a sleep without one rejects with the abort reason, which ends the work that awaits it.
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
