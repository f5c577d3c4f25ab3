import type { PublishedTime } from "../../domain/core/published-time.ts";
import type { Instant } from "../../domain/core/time.ts";
import { publicationDay, shortDate } from "./local-dates.ts";

/** Day before month: the usual order outside the US. */
const BRITISH = "en-GB";

/** "Sunday 22 November 2026" in a time zone (IANA name). */
export function longDate(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat(BRITISH, { timeZone, dateStyle: "full" });
  return format.format(new Date(at)).replace(",", "");
}

/** "7 Feb 2024, 18:30" in a time zone. */
export function shortDateTime(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat(BRITISH, { timeZone, hour: "2-digit", minute: "2-digit" });
  return `${shortDate(at, timeZone, BRITISH)}, ${format.format(new Date(at))}`;
}

/** The stated publication day, "2024-02-07", or "undated": a file's modification time does not date its news. */
export function publishedDay(published: PublishedTime, timeZone: string): string {
  return published.from === "arrival" ? "undated" : publicationDay(published, timeZone);
}

/** The publication day, "7 Feb 2024". */
export function publishedDate({ at, precision }: Omit<PublishedTime, "from">, timeZone: string): string {
  return shortDate(at, precision === "day" ? "UTC" : timeZone, BRITISH);
}

/** "published 7 Feb 2024, 18:30"; without the time if only a day is stated; "undated; file of ..." without a date. */
export function publishedTime(published: PublishedTime, timeZone: string): string {
  if (published.from === "arrival") return `undated; file of ${shortDateTime(published.at, timeZone)}`;
  const isDay = published.precision === "day";
  return `published ${isDay ? publishedDate(published, timeZone) : shortDateTime(published.at, timeZone)}`;
}
