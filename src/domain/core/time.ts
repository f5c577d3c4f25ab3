/** A moment as ISO 8601 in UTC with milliseconds ("2024-02-07T18:30:00.000Z"), so that it sorts as text. */
export type Instant = string;

/** Durations in milliseconds. Days are 24 hours here: calendar days with clock changes are schedule/timing's. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The moment so many milliseconds after another; before it, for fewer than none. */
export function instantAfter(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** Later than all: a document dated wrongly into the future is still part of the folder. */
export const END_OF_TIME: Instant = "9999-12-31T23:59:59.999Z";

/** Half-open window of time: from <= t < to. `from` null means from the beginning. */
export interface TimeWindow {
  readonly from: Instant | null;
  readonly to: Instant;
}

/** Tells the time. Passed in, so that tests decide what time it is. */
export type Now = () => Instant;

/** Time for what waits and repeats. Passed in, so that tests pass hours in a moment. */
export interface Clock {
  readonly now: Now;
  /**
   * Milliseconds by a clock that nobody sets, the same for all processes of the machine since it started
   * (process.hrtime's). Only differences mean something.
   */
  monotonicMs(): number;
  /** Resolves after that many milliseconds, or as soon as `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A moment by both clocks: the one people set, and the one nobody can. */
export interface Moment {
  readonly at: Instant;
  readonly monotonicMs: number;
}

/** A calendar date as ISO 8601, "2024-02-07". */
export type CalendarDate = string;

/**
 * When a document was published. `from` says where that was found: in its text, in the metadata of its
 * format (front matter, HTML meta), or nowhere, in which case `at` is the file's own time ("arrival").
 * With `precision` "day" only the date part of `at` is meant.
 */
export interface PublishedTime {
  readonly at: Instant;
  readonly precision: "day" | "instant";
  readonly from: "text" | "metadata" | "arrival";
}

/** The date relative words in a document may be resolved against; null when no date is stated in it. */
export function statedDate(published: PublishedTime): CalendarDate | null {
  return published.from === "arrival" ? null : published.at.slice(0, 10);
}
