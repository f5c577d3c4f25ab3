import type { CalendarDate, Instant } from "./time.ts";

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
