import type { CalendarDate, Instant } from "./time.ts";

/**
 * When a document was published. `from` says where that was found: in its text, in the metadata of its format (front matter,
 * HTML meta), or nowhere; then `at` is the file's own time ("arrival"). With `precision` "day" only the date of `at` is
 * meaningful.
 */
export interface PublishedTime {
  readonly at: Instant;
  readonly precision: "day" | "instant";
  readonly from: "text" | "metadata" | "arrival";
}

/** The date against which relative words in a document ("yesterday") are resolved; null if it states no date. */
export function statedDate(published: PublishedTime): CalendarDate | null {
  return published.from === "arrival" ? null : published.at.slice(0, 10);
}
