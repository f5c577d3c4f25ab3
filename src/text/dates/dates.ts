import type { CalendarDate } from "../../domain/core/time.ts";
import { matchDates } from "./date-patterns.ts";
import { calendarDay, nearestYear } from "./date-resolution.ts";

/** A date or time of day as a text states it. text.slice(start, end) is `text`. */
export interface DateMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What is stated: any of year, month (1-12), day; a weekday 1 (Monday) - 7; nothing for "yesterday". */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** A time of day in minutes since midnight ("9:45 p.m." is 1305), or null. */
  readonly minuteOfDay: number | null;
  /** "yesterday", "Wednesday", "last month": needs a stated date to mean a day. */
  readonly relative: boolean;
  /** The calendar day meant, when the text states it, or the stated date allows to resolve it; else null. */
  readonly resolved: CalendarDate | null;
}

/** The dates of a text, in order. Relative ones are resolved only against `stated`; with null they stay as written. */
export function dates(text: string, referenceDate: CalendarDate | null = null): DateMention[] {
  return matchDates(text).map(({ start, end, resolve, ...fields }) => {
    const resolved =
      referenceDate !== null && resolve !== null
        ? resolve(referenceDate)
        : calendarDayOf(fields, referenceDate);
    return { text: text.slice(start, end), start, end, ...fields, resolved };
  });
}

interface CalendarFields {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

function calendarDayOf(
  { year, month, day }: CalendarFields,
  referenceDate: CalendarDate | null,
): CalendarDate | null {
  if (month === null || day === null) return null;
  if (year !== null) return calendarDay(year, month, day);
  return referenceDate === null ? null : nearestYear(month, day, referenceDate);
}
