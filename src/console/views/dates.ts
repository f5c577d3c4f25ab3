import type { PublishedTime } from "../../domain/core/published-time.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { publicationDay, shortDate } from "../../text/display/local-dates.ts";

/** "Sunday 22 November 2026", "Sonntag, 22. November 2026" in a time zone (IANA name). */
export function longDate(at: Instant, timeZone: string, { code, dateLocale }: Texts): string {
  const date = new Intl.DateTimeFormat(dateLocale, { timeZone, dateStyle: "full" }).format(new Date(at));
  return code === "en" ? date.replace(",", "") : date;
}

/** "7 Feb 2024, 18:30" in a time zone. */
export function shortDateTime(at: Instant, timeZone: string, { dateLocale }: Texts): string {
  const time = new Intl.DateTimeFormat(dateLocale, { timeZone, hour: "2-digit", minute: "2-digit" });
  return `${shortDate(at, timeZone, dateLocale)}, ${time.format(new Date(at))}`;
}

/** The stated publication day, "2024-02-07", or "undated": a file's modification time does not date its news. */
export function publishedDay(published: PublishedTime, timeZone: string, texts: Texts): string {
  return published.from === "arrival"
    ? texts.t("console.sources.undated")
    : publicationDay(published, timeZone);
}

/** "published 7 Feb 2024, 18:30"; without the time if only a day is stated; "undated; file of ..." without a date. */
export function publishedTime(
  { at, precision, from }: PublishedTime,
  timeZone: string,
  texts: Texts,
): string {
  if (from === "arrival")
    return texts.t("console.sources.undated-file", { time: shortDateTime(at, timeZone, texts) });
  const time =
    precision === "day" ? shortDate(at, "UTC", texts.dateLocale) : shortDateTime(at, timeZone, texts);
  return texts.t("console.sources.published", { time });
}
