import type { Clock, Instant, Moment } from "../domain/time.ts";
import { CLOCK_SLACK_MS, SEARCH_MARGIN_MS } from "./limits.ts";

export function momentOf(clock: Clock): Moment {
  return { at: clock.now(), ticks: clock.ticks() };
}

/**
 * Milliseconds since a moment, never less than they were: of two clocks the one that says more counts, since one stands
 * still while a machine sleeps and the other can be set. Infinity when nobody can say: the machine was started anew, or
 * the clock set back.
 */
export function elapsedSince({ at, ticks }: Moment, now: Moment): number {
  const byClock = Date.parse(now.at) - Date.parse(at);
  const byTicks = now.ticks - ticks;
  return byTicks < 0 || byClock < -CLOCK_SLACK_MS ? Number.POSITIVE_INFINITY : Math.max(byClock, byTicks);
}

/** From when on to look for what was first tried at a moment: well before, by whichever clock says earlier. */
export function searchFrom({ at, ticks }: Moment, now: Moment): Instant {
  const byTicks = Date.parse(now.at) - Math.max(0, now.ticks - ticks);
  return new Date(Math.min(Date.parse(at), byTicks) - SEARCH_MARGIN_MS).toISOString();
}
