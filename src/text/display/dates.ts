import type { PublishedTime } from "../../domain/core/published-time.ts";
import { type CalendarDate, DAY_MS, type Instant } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { publicationDay } from "./local-dates.ts";

// Dates and times as people read them, in every output. A format takes longer to construct than to use, so each is kept.

/** The language of a date, and the time zone in which it is told. */
export interface DateOptions {
  readonly texts: Texts;
  /** IANA name. */
  readonly timeZone: string;
}

const STYLES = {
  full: { dateStyle: "full" },
  date: { day: "numeric", month: "short", year: "numeric" },
  day: { day: "numeric", month: "short" },
  month: { month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  "weekday-short": { weekday: "short" },
  "weekday-long": { weekday: "long" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Locale = Pick<Texts, "dateLocale">;

/** As many as the languages and the time zones in use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof STYLES, at: Date, { dateLocale }: Locale, timeZone: string): string {
  const key = `${style} ${dateLocale} ${timeZone}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(dateLocale, { timeZone, ...STYLES[style] });
    formats.set(key, known);
  }
  return known.format(at);
}

/** "Sunday 22 November 2026", "Sonntag, 22. November 2026" */
export function longDate(at: Instant, { texts, timeZone }: DateOptions): string {
  const date = format("full", new Date(at), texts, timeZone);
  return texts.code === "en" ? date.replace(",", "") : date;
}

/** "7 Feb 2024" */
export function shortDate(
  at: Instant,
  { texts, timeZone }: { readonly texts: Locale; readonly timeZone: string },
): string {
  return format("date", new Date(at), texts, timeZone);
}

/** "18:30" */
export function shortTime(at: Instant, { texts, timeZone }: DateOptions): string {
  return format("time", new Date(at), texts, timeZone);
}

/** "7 Feb 2024, 18:30" */
export function shortDateTime(at: Instant, options: DateOptions): string {
  return `${shortDate(at, options)}, ${shortTime(at, options)}`;
}

/** "7 Feb" */
export function dayAndMonth(day: CalendarDate, texts: Locale): string {
  return format("day", new Date(day), texts, "UTC");
}

/** "May 2024", of a month as "2024-05". */
export function monthName(month: string, texts: Locale): string {
  return format("month", new Date(`${month}-01`), texts, "UTC");
}

const MONDAY = Date.UTC(2024, 0, 1);

/** "Mon" or "Monday"; Monday is 0. */
export function weekdayName(weekday: number, length: "short" | "long", texts: Locale): string {
  return format(`weekday-${length}`, new Date(MONDAY + weekday * DAY_MS), texts, "UTC");
}

/** The publication day, "7 Feb 2024". */
export function publishedDate(
  { at, precision }: Omit<PublishedTime, "from">,
  { texts, timeZone }: DateOptions,
): string {
  return shortDate(at, { texts, timeZone: precision === "day" ? "UTC" : timeZone });
}

/** The stated publication day, "2024-02-07", or "undated": a file's modification time does not date its news. */
export function publishedDay(published: PublishedTime, { texts, timeZone }: DateOptions): string {
  return published.from === "arrival" ? texts.t("date.undated") : publicationDay(published, timeZone);
}

/** "published 7 Feb 2024, 18:30"; without the time if only a day is stated; "undated; file of ..." without a date. */
export function publishedTime(published: PublishedTime, options: DateOptions): string {
  const { texts } = options;
  if (published.from === "arrival")
    return texts.t("date.undated-file", { time: shortDateTime(published.at, options) });
  const isDay = published.precision === "day";
  const time = isDay ? publishedDate(published, options) : shortDateTime(published.at, options);
  return texts.t("date.published", { time });
}
