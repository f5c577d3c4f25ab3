import type { CalendarDate } from "../../domain/core/time.ts";
import type { WeekdaySense } from "../languages/contract/date-rules.ts";
import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";
import { cardinalValue } from "../tokens/number-words.ts";
import { daysFrom, isUpcomingWeekday, nearestWeekday } from "./date-resolution.ts";
import { ARTICLES, LATIN, monthNumber, WEEKDAY, weekdayNumber } from "./date-words.ts";

/** A date found in a text: its stated fields, and how a relative date resolves against a reference date. */
export interface DateMatch {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly minuteOfDay: number | null;
  readonly relative: boolean;
  readonly resolve: ((referenceDate: CalendarDate) => CalendarDate | null) | null;
}

export type Groups = Readonly<Record<string, string | undefined>>;
export type DateParser = (groups: Groups, at: MatchSpan) => Partial<DateMatch> | null;

export interface MatchSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

const { articles, context: CONTEXT, words: WORDS } = DEFAULT_PACK.dates;
const { articles: ARTICLES_FOR_ONE } = DEFAULT_PACK.numbers;

const WEEKDAY_BEFORE = new RegExp(`(?<weekday>${WEEKDAY}),?\\s+${ARTICLES}$`);
const ARTICLE_BEFORE = new RegExp(`\\b${anyOf(articles)}\\s+$`, "i");

export function parseCalendarDate(
  { year, month, monthName, day }: Groups,
  { text, start }: MatchSpan,
): Partial<DateMatch> {
  const before = text.slice(Math.max(0, start - 24), start);
  const weekday = day === undefined ? null : WEEKDAY_BEFORE.exec(before);
  const lead = weekday ?? (day === undefined ? null : ARTICLE_BEFORE.exec(before));
  return {
    start: start - (lead?.[0].length ?? 0),
    year: numberOrNull(year),
    month: numberOrNull(month) ?? monthNumber(monthName),
    day: numberOrNull(day),
    weekday: weekdayNumber(weekday?.groups?.weekday),
  };
}

/** "Oct. 1-3": the month is written before the first day of the range. */
export function parseRangeEnd({ day }: Groups, { text, start }: MatchSpan): Partial<DateMatch> {
  return {
    month: monthNumber(
      /(\p{L}+)\.?\s*\d{1,2}\D{0,8}$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1],
    ),
    day: numberOrNull(day),
  };
}

export function parseRangeStart({ day }: Groups, { text, start, end }: MatchSpan): Partial<DateMatch> | null {
  if (WITHIN_NUMBER.test(text.slice(Math.max(0, start - 2), start))) return null;
  return {
    month: monthNumber(/\d\D*?(\p{Lu}\p{L}+)/u.exec(text.slice(end, end + 30))?.[1]),
    day: numberOrNull(day),
  };
}

/** 28/01/2024 and 1/28/2024 reveal their order; with full stops the day is first; otherwise only the year is certain. */
export function parseNumericDate({
  first,
  mark,
  second,
  year: digits = "",
}: Groups): Partial<DateMatch> | null {
  const [a, b, statedYear] = [Number(first), Number(second), Number(digits)];
  const year = digits.length === 4 ? statedYear : statedYear + (statedYear < 70 ? 2000 : 1900);
  if (mark === "." || a > 12) return a <= 31 && b <= 12 ? { year, month: b, day: a } : null;
  if (b > 12) return b <= 31 ? { year, month: a, day: b } : null;
  return { year, ...(a === b && { month: a, day: b }) };
}

const WITHIN_NUMBER = new RegExp(
  `(?:[\\d.,:/$€£#]|(?<!\\b[12]\\d{3})(?<=\\d)-|(?<!\\b${CONTEXT.mid})(?<=[${LATIN}])-)$`,
  "i",
);
/** A month on its own counts only after a preposition: otherwise it may be a name ("May") or a verb ("march"). */
export function parseStandaloneMonth(
  { monthName }: Groups,
  { text, start }: MatchSpan,
): Partial<DateMatch> | null {
  return CONTEXT.monthBefore.test(text.slice(Math.max(0, start - 10), start))
    ? { month: monthNumber(monthName) }
    : null;
}

const YEAR_PREPOSITIONS = [CONTEXT.yearBefore, ...allPacks.flatMap(({ shared }) => shared.yearPrepositions)];
const YEAR_BEFORE = new RegExp(
  `(?:\\b(?:${YEAR_PREPOSITIONS.join("|")})\\s|[-–(/]|(?:^|[^\\d\\s])\\s*(?:${CONTEXT.yearRange})\\s)$`,
  "i",
);

/** Four digits are a year after a preposition, or when from 1900 on and not followed by a counted noun. */
export function parseStandaloneYear(
  { year, decade }: Groups,
  { text, start, end }: MatchSpan,
): Partial<DateMatch> | null {
  const value = Number(year);
  const before = text.slice(Math.max(0, start - 20), start);
  if (WITHIN_NUMBER.test(before) || CONTEXT.amountBefore.test(before)) return null;
  const hasYearContext = YEAR_BEFORE.test(before) || decade !== undefined;
  if (!hasYearContext && (value < 1900 || CONTEXT.countedAfter.test(text.slice(end, end + 40)))) return null;
  return { year: value };
}

export function parseStandaloneWeekday(
  { weekday: name }: Groups,
  { text, start, end }: MatchSpan,
): Partial<DateMatch> | null {
  const weekday = weekdayNumber(name);
  const before = text.slice(Math.max(0, start - 80), start);
  if (weekday === null || CONTEXT.holidayBefore.test(before)) return null;
  const qualifier = CONTEXT.weekdayQualifier.exec(before);
  const sense = weekdaySense(qualifier?.[1]?.toLowerCase(), before, text.slice(end, end + 60));
  const from = start - (qualifier?.[0].length ?? 0);
  return {
    start: from,
    weekday,
    relative: true,
    resolve: (referenceDate) => nearestWeekday(weekday, referenceDate, sense),
  };
}

function weekdaySense(qualifier: string | undefined, before: string, after: string): WeekdaySense {
  const stated = qualifier === undefined ? undefined : CONTEXT.weekdaySenses[qualifier];
  return stated ?? (isUpcomingWeekday(before, after) ? "coming" : "past");
}

export function parseRelativeDay(
  { word = "" }: Groups,
  { text, start }: MatchSpan,
): Partial<DateMatch> | null {
  const isName = WORDS.namedToday.some(
    ([before, written]) => word === written && text.slice(0, start).endsWith(before),
  );
  if (isName) return null;
  const days = WORDS.days[word.toLowerCase()] ?? 0;
  return { relative: true, resolve: (referenceDate) => daysFrom(referenceDate, days) };
}

/** "two days ago", "a week later". Months and years give no day; "earlier" and "later" count from an unknown day. */
export function parseDayOffset({ count = "", unit = "", way = "" }: Groups): Partial<DateMatch> {
  const size = WORDS.unitDays[unit.toLowerCase()];
  const amount = ARTICLES_FOR_ONE.includes(count.toLowerCase())
    ? 1
    : (cardinalValue(count.toLowerCase()) ?? Number(count));
  const sign = WORDS.waySigns[way.toLowerCase()];
  if (size === undefined || sign === undefined) return { relative: true };
  return { relative: true, resolve: (referenceDate) => daysFrom(referenceDate, sign * size * amount) };
}

export function parseTimeOfDay({ hour, minute = "0", half }: Groups): Partial<DateMatch> | null {
  const hours = Number(hour);
  if (half !== undefined && (hours === 0 || hours > 12)) return null;
  const hourOfDay = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  return { minuteOfDay: hourOfDay * 60 + Number(minute) };
}
