import type { CalendarDate } from "../../domain/core/time.ts";
import { matchDates } from "./date-patterns.ts";
import { calendarDay, nearestYear } from "./date-resolution.ts";

/** A date or time of day in a text. text.slice(start, end) is `text`. */
export interface DateMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The stated fields: any of year, month (1-12) and day; weekday 1 (Monday) - 7. All null for "yesterday". */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** A time of day in minutes since midnight ("9:45 p.m." is 1305), or null. */
  readonly minuteOfDay: number | null;
  /** "yesterday", "Wednesday", "last month": needs a reference date to resolve. */
  readonly relative: boolean;
  /** The calendar day, if the text states it in full or the reference date resolves it; else null. */
  readonly resolved: CalendarDate | null;
}

/** The dates in a text, in order. Relative dates resolve against `referenceDate`; without it they stay unresolved. */
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
