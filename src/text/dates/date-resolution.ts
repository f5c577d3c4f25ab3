import type { CalendarDate } from "../../domain/core/time.ts";
import type { WeekdaySense } from "../languages/contract/date-rules.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";

/** The date with this year, month (1-12) and day, or null if it does not exist. */
export function calendarDay(year: number, month: number, day: number): CalendarDate | null {
  const valid =
    month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return valid ? Temporal.PlainDate.from({ year, month, day }).toString() : null;
}

/** A month and day without a year, in the year closest to the reference date. */
export function nearestYear(month: number, day: number, referenceDate: CalendarDate): CalendarDate | null {
  const base = Temporal.PlainDate.from(referenceDate);
  const candidates = [base.year - 1, base.year, base.year + 1].flatMap(
    (year) => calendarDay(year, month, day) ?? [],
  );
  const distance = (date: CalendarDate) => Math.abs(base.until(date, { largestUnit: "days" }).days);
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The reference date moved by a number of days. */
export function daysFrom(referenceDate: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(referenceDate).add({ days }).toString();
}

/** The date that a weekday (1 Monday - 7 Sunday) means, seen from the reference date. */
export function nearestWeekday(
  weekday: number,
  referenceDate: CalendarDate,
  sense: WeekdaySense,
): CalendarDate {
  const today = Temporal.PlainDate.from(referenceDate).dayOfWeek;
  const back = (today - weekday + 7) % 7;
  const ahead = (weekday - today + 7) % 7;
  switch (sense) {
    case "past":
      return daysFrom(referenceDate, -back);
    case "last":
      return daysFrom(referenceDate, back === 0 ? -7 : -back);
    case "coming":
      return daysFrom(referenceDate, ahead);
    case "next":
      return daysFrom(referenceDate, ahead === 0 ? 7 : ahead);
  }
}

const { pastBefore, futureBefore, futureAfter, onBefore } = DEFAULT_PACK.dates.context;

/** Whether a bare weekday lies in the future: the words around it say that something will happen then. */
export function isUpcomingWeekday(before: string, after: string): boolean {
  const clause = before.replace(/^.*[.!?;]\s/s, "");
  if (futureBefore.test(clause)) return true;
  return !pastBefore.test(clause.replace(onBefore, "")) && futureAfter.test(after);
}
