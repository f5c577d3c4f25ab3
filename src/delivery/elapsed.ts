import type { Clock, Instant, Moment } from "../domain/core/time.ts";
import { CLOCK_TOLERANCE_MS, SEARCH_MARGIN_MS } from "./limits.ts";

export function currentMoment(clock: Clock): Moment {
  return { at: clock.now(), monotonicMs: clock.monotonicMs() };
}

/**
 * Milliseconds since a moment, never less than they were: of two clocks the one that says more counts, since one stands
 * still while a machine sleeps and the other can be set. Infinity when nobody can say: the machine was started anew, or
 * the clock set back.
 */
export function elapsedSince({ at, monotonicMs }: Moment, now: Moment): number {
  const byClock = Date.parse(now.at) - Date.parse(at);
  const byMonotonic = now.monotonicMs - monotonicMs;
  return byMonotonic < 0 || byClock < -CLOCK_TOLERANCE_MS
    ? Number.POSITIVE_INFINITY
    : Math.max(byClock, byMonotonic);
}

/** From when on to look for what was first tried at a moment: well before, by whichever clock says earlier. */
export function historySearchStart({ at, monotonicMs }: Moment, now: Moment): Instant {
  const byMonotonic = Date.parse(now.at) - Math.max(0, now.monotonicMs - monotonicMs);
  return new Date(Math.min(Date.parse(at), byMonotonic) - SEARCH_MARGIN_MS).toISOString();
}
