/** A moment as ISO 8601 in UTC with milliseconds ("2024-02-07T18:30:00.000Z"), so that it sorts as text. */
export type Instant = string;

/** Durations in milliseconds. A day has 24 hours here; for calendar days see schedule/timing. */
export const SECOND_MS = 1_000;

export const MINUTE_MS = 60_000;

export const HOUR_MS = 3_600_000;

export const DAY_MS = 86_400_000;

/** The moment `ms` milliseconds later; earlier if `ms` is negative. */
export function instantAfter(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** Later than every document: one wrongly dated in the future still belongs to the folder. */
export const END_OF_TIME: Instant = "9999-12-31T23:59:59.999Z";

/** Half-open window of time: from <= t < to. `from` null means from the beginning. */
export interface TimeWindow {
  readonly from: Instant | null;
  readonly to: Instant;
}

/** A calendar date as ISO 8601, "2024-02-07". */
export type CalendarDate = string;
