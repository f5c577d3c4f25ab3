import type { Clock, Moment } from "../domain/core/clock.ts";
import type { Instant } from "../domain/core/time.ts";
import { CLOCK_TOLERANCE_MS, SEARCH_MARGIN_MS } from "./limits.ts";

export function currentMoment(clock: Clock): Moment {
  return { at: clock.now(), monotonicMs: clock.monotonicMs() };
}

/**
 * Milliseconds since a moment, never underestimated: the larger of wall-clock and monotonic time, because the monotonic clock
 * may stop while the machine sleeps and the wall clock can be set. Infinity if neither can be trusted: the machine was
 * restarted, or the wall clock was set back.
 */
export function elapsedSince({ at, monotonicMs }: Moment, now: Moment): number {
  const byClock = Date.parse(now.at) - Date.parse(at);
  const byMonotonic = now.monotonicMs - monotonicMs;
  return byMonotonic < 0 || byClock < -CLOCK_TOLERANCE_MS
    ? Number.POSITIVE_INFINITY
    : Math.max(byClock, byMonotonic);
}

/** The start of a history search for a message first sent at a moment: SEARCH_MARGIN_MS before it, by the earlier clock. */
export function historySearchStart({ at, monotonicMs }: Moment, now: Moment): Instant {
  const byMonotonic = Date.parse(now.at) - Math.max(0, now.monotonicMs - monotonicMs);
  return new Date(Math.min(Date.parse(at), byMonotonic) - SEARCH_MARGIN_MS).toISOString();
}
