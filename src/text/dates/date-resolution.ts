import type { CalendarDate } from "../../domain/core/time.ts";

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

/**
 * Which occurrence of a weekday is meant. "past" and "coming" include the reference day itself; "last" and "next" do
 * not.
 */
export type WeekdaySense = "past" | "coming" | "last" | "next";

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

const PAST_CONTEXT =
  /\b(?:said|says|told|announced|reported|wrote|confirmed|added|tweeted|ordered|ruled|voted|killed|died|was|were|had)\s*(?:\w+\s+){0,3}$/;
const WILL_BEFORE =
  /\b(?:will|won't|would|shall|going to|(?:is|are) (?:due|set|scheduled|expected|to)|plans? to|expected to|scheduled for|slated for|due)\s(?:[\w'’-]+\s){0,6}$/;
const WILL_AFTER =
  /^[,\s](?:[^.!?]{0,40}\s)?(?:will|won't|shall|(?:is|are) (?:due|set|scheduled|expected))\b/;

/** Whether a bare weekday lies in the future: the words around it say that something will happen then. */
export function isUpcomingWeekday(before: string, after: string): boolean {
  const clause = before.replace(/^.*[.!?;]\s/s, "");
  if (WILL_BEFORE.test(clause)) return true;
  return !PAST_CONTEXT.test(clause.replace(/\bon\s*$/, "")) && WILL_AFTER.test(after);
}
