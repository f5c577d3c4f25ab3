import { CLOCK_TOLERANCE_MS, type Clock } from "../domain/core/clock.ts";
import type { Instant } from "../domain/core/time.ts";
import type { Elapsed } from "../domain/delivery/delivery.ts";
import { SEARCH_MARGIN_MS } from "./limits.ts";

/** A moment by this machine's wall clock and by its monotonic clock. It means nothing to other processes. */
export interface Moment {
  readonly at: Instant;
  readonly monotonicMs: number;
}

export function currentMoment(clock: Clock): Moment {
  return { at: clock.now(), monotonicMs: clock.monotonicMs() };
}

/** What the ledger said at that moment, or before it was asked, so that no time is missing. */
export interface AttemptTime extends Elapsed {
  readonly measured: Moment;
}

/** Of an attempt that begins at that moment. */
export function startingAt(measured: Moment): AttemptTime {
  return { at: measured.at, elapsedMs: 0, isKnown: true, measured };
}

/**
 * Milliseconds since a moment, never underestimated: the larger of wall-clock and monotonic time, because the monotonic clock
 * may stop while the machine sleeps and the wall clock can be set. Infinity if neither can be trusted: the machine was
 * restarted, or the wall clock was set back.
 */
export function elapsedSince(moment: Moment, now: Moment): number {
  const { byClock, byMonotonic } = clocksSince(moment, now);
  return byMonotonic < 0 || byClock < -CLOCK_TOLERANCE_MS
    ? Number.POSITIVE_INFINITY
    : Math.max(byClock, byMonotonic);
}

/** Milliseconds since an attempt, never underestimated; Infinity if nobody can say. */
export function ageOf({ elapsedMs, isKnown, measured }: AttemptTime, now: Moment): number {
  return isKnown ? elapsedMs + elapsedSince(measured, now) : Number.POSITIVE_INFINITY;
}

/** The start of a history search for a message first sent then: SEARCH_MARGIN_MS before it, by the earlier clock. */
export function historySearchStart({ at, elapsedMs, measured }: AttemptTime, now: Moment): Instant {
  const { byClock, byMonotonic } = clocksSince(measured, now);
  const byElapsed = Date.parse(now.at) - elapsedMs - Math.max(0, byClock, byMonotonic);
  return new Date(Math.min(Date.parse(at), byElapsed) - SEARCH_MARGIN_MS).toISOString();
}

function clocksSince({ at, monotonicMs }: Moment, now: Moment) {
  return { byClock: Date.parse(now.at) - Date.parse(at), byMonotonic: now.monotonicMs - monotonicMs };
}
