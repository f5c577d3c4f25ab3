import type { PublishedTime } from "../../domain/core/published-time.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { shortDate } from "../../text/display/local-dates.ts";

/** The language of the pages, and the time zone of their dates. */
export interface DateOptions {
  readonly texts: Texts;
  /** IANA name. */
  readonly timeZone: string;
}

/** "Sunday 22 November 2026", "Sonntag, 22. November 2026" */
export function longDate(at: Instant, { texts, timeZone }: DateOptions): string {
  const format = new Intl.DateTimeFormat(texts.dateLocale, { timeZone, dateStyle: "full" });
  const date = format.format(new Date(at));
  return texts.code === "en" ? date.replace(",", "") : date;
}

/** "18:30" */
export function shortTime(at: Instant, { texts, timeZone }: DateOptions): string {
  const format = new Intl.DateTimeFormat(texts.dateLocale, { timeZone, hour: "2-digit", minute: "2-digit" });
  return format.format(new Date(at));
}

/** "7 Feb 2024, 18:30" */
export function shortDateTime(at: Instant, options: DateOptions): string {
  return `${shortDate(at, options.timeZone, options.texts.dateLocale)}, ${shortTime(at, options)}`;
}

/** The publication day, "7 Feb 2024". */
export function publishedDate(
  { at, precision }: Omit<PublishedTime, "from">,
  { texts, timeZone }: DateOptions,
): string {
  return shortDate(at, precision === "day" ? "UTC" : timeZone, texts.dateLocale);
}

/** "published 7 Feb 2024, 18:30"; without the time if only a day is stated; "undated; file of ..." without a date. */
export function publishedTime(published: PublishedTime, options: DateOptions): string {
  const { texts } = options;
  if (published.from === "arrival")
    return texts.t("page.date.undated", { time: shortDateTime(published.at, options) });
  const isDay = published.precision === "day";
  const time = isDay ? publishedDate(published, options) : shortDateTime(published.at, options);
  return texts.t("page.date.published", { time });
}
