import type { Instant, PublishedTime } from "../domain/time.ts";

/** "Sunday 22 November 2026" in a time zone (IANA name). */
export function longDate(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "full" });
  return format.format(new Date(at)).replace(",", "");
}

/** "7 Feb 2024, 18:30" in a time zone. */
export function shortTime(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return `${shortDate(at, timeZone)}, ${format.format(new Date(at))}`;
}

function shortDate(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return format.format(new Date(at));
}

/** The stated day of publication, "2024-02-07", or "undated": a file's own time is no date of its news. */
export function publishedDay({ at, precision, from }: PublishedTime, timeZone: string): string {
  if (from === "arrival") return "undated";
  if (precision === "day") return at.slice(0, 10);
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** "published 7 Feb 2024, 18:30", without the time of day where none is stated, or that no date is. */
export function publishedTime(published: PublishedTime, timeZone: string): string {
  if (published.from === "arrival") return `undated; file of ${shortTime(published.at, timeZone)}`;
  const stated =
    published.precision === "day" ? shortDate(published.at, "UTC") : shortTime(published.at, timeZone);
  return `published ${stated}`;
}

/** "Morning", "Afternoon" or "Evening" (from 12:00 and 18:00) in a time zone. */
export function partOfDay(at: Instant, timeZone: string): string {
  const { hour } = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  if (hour < 12) return "Morning";
  return hour < 18 ? "Afternoon" : "Evening";
}
