import type { CalendarDate } from "../domain/time.ts";

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
  /** "yesterday", "Wednesday", "last month": needs a stated date to mean a day. */
  readonly relative: boolean;
  /** The calendar day meant, when the text states it, or the stated date allows to resolve it; else null. */
  readonly resolved: CalendarDate | null;
}

/** The dates of a text, in order. Relative ones are resolved only against `stated`; with null they stay as written. */
export function dates(_text: string, _stated: CalendarDate | null = null): DateMention[] {
  return [];
}
