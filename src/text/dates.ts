import type { CalendarDate } from "../domain/time.ts";
import { foundDates } from "./date-patterns.ts";
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
export function dates(text: string, stated: CalendarDate | null = null): DateMention[] {
  return foundDates(text).map(({ start, end, resolve, ...parts }) => {
    const resolved = stated !== null && resolve !== null ? resolve(stated) : statedDay(parts, stated);
    return { text: text.slice(start, end), start, end, ...parts, resolved };
  });
}

interface Parts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

function statedDay({ year, month, day }: Parts, stated: CalendarDate | null): CalendarDate | null {
  if (month === null || day === null) return null;
  if (year !== null) return calendarDay(year, month, day);
  return stated === null ? null : nearestYear(month, day, stated);
}
