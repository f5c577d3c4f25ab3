import type { CalendarDate, Instant } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { weekdayName } from "../../text/display/dates.ts";
import { localDay } from "../../text/display/local-dates.ts";

/** A month as "2024-05". */
export type Month = string;

/** The month of a valid value such as "2024-05", else the month of `now`. */
export function parseMonth(value: string | null, now: Instant, timeZone: string): Month {
  if (/^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(value ?? "")) return value ?? "";
  return localDay(now, timeZone).slice(0, 7);
}

export function addMonths(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** The days of the week, Monday first: "Mon" and "Monday". */
export function weekdayNames(texts: Texts): readonly { readonly short: string; readonly long: string }[] {
  return Array.from({ length: 7 }, (_, day) => ({
    short: weekdayName(day, "short", texts),
    long: weekdayName(day, "long", texts),
  }));
}

/** The weeks of a month, Monday first; null for days of adjacent months. */
export function weeksOf(month: Month): readonly (readonly (CalendarDate | null)[])[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  const before = Temporal.PlainDate.from(`${month}-01`).dayOfWeek - 1;
  const weeks = Math.ceil((before + daysInMonth) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - before + 1;
      return day < 1 || day > daysInMonth ? null : `${month}-${String(day).padStart(2, "0")}`;
    }),
  );
}

/** The start of the month and of the next one in a time zone; half-open. */
export function monthBounds(
  month: Month,
  timeZone: string,
): { readonly from: Instant; readonly to: Instant } {
  const start = (of: Month) =>
    Temporal.PlainDate.from(`${of}-01`)
      .toZonedDateTime(timeZone)
      .toInstant()
      .toString({ fractionalSecondDigits: 3 });
  return { from: start(month), to: start(addMonths(month, 1)) };
}

/** "07:30" */
export function timeOfDay(at: Instant, timeZone: string): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}
