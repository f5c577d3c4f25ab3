import type { CalendarDate } from "../domain/time.ts";
import { daysFrom, isComing, nearestWeekday, type WeekdaySense } from "./date-resolution.ts";
import { LATIN, monthNumber, WEEKDAY, weekdayNumber } from "./date-words.ts";
import { wordValue } from "./number-words.ts";

/** A date as it is found: its parts, and how a relative one is resolved against the stated date. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly minuteOfDay: number | null;
  readonly relative: boolean;
  readonly resolve: ((stated: CalendarDate) => CalendarDate | null) | null;
}

export type Groups = Readonly<Record<string, string | undefined>>;
export type Reader = (groups: Groups, at: Place) => Partial<FoundDate> | null;

export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

const WEEKDAY_BEFORE = new RegExp(`(?<weekday>${WEEKDAY}),?\\s+(?:the\\s+|den\\s+|dem\\s+|le\\s+|el\\s+)?$`);
const ARTICLE_BEFORE = /\bthe\s+$/i;

export function calendarParts(
  { year, month, monthName, day }: Groups,
  { text, start }: Place,
): Partial<FoundDate> {
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

/** "Oct. 1-3": the month of the second day stands before the first. */
export function secondDay({ day }: Groups, { text, start }: Place): Partial<FoundDate> {
  return {
    month: monthNumber(
      /(\p{L}+)\.?\s*\d{1,2}\D{0,8}$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1],
    ),
    day: numberOrNull(day),
  };
}

export function firstDay({ day }: Groups, { text, start, end }: Place): Partial<FoundDate> | null {
  if (WITHIN_NUMBER.test(text.slice(Math.max(0, start - 2), start))) return null;
  return {
    month: monthNumber(/\d\D*?(\p{Lu}\p{L}+)/u.exec(text.slice(end, end + 30))?.[1]),
    day: numberOrNull(day),
  };
}

/** 28/01/2024 and 1/28/2024 tell their order; with stops the day is first; else only the year is sure. */
export function numericDate({ first, mark, second, year: digits = "" }: Groups): Partial<FoundDate> | null {
  const [a, b, written] = [Number(first), Number(second), Number(digits)];
  const year = digits.length === 4 ? written : written + (written < 70 ? 2000 : 1900);
  if (mark === "." || a > 12) return a <= 31 && b <= 12 ? { year, month: b, day: a } : null;
  if (b > 12) return b <= 31 ? { year, month: a, day: b } : null;
  return { year, ...(a === b && { month: a, day: b }) };
}

const WITHIN_NUMBER = new RegExp(
  `(?:[\\d.,:/$€£#]|(?<!\\b[12]\\d{3})(?<=\\d)-|(?<!\\bmid)(?<=[${LATIN}])-)$`,
  "i",
);
const MONTH_BEFORE =
  /\b(?:in|since|until|by|from|to|through|during|last|next|this|early|late|mid|of|and|before|after|between)[\s-]$/i;

/** A month on its own is one after a preposition; else it may be a name or a verb. */
export function loneMonth({ monthName }: Groups, { text, start }: Place): Partial<FoundDate> | null {
  return MONTH_BEFORE.test(text.slice(Math.max(0, start - 10), start))
    ? { month: monthNumber(monthName) }
    : null;
}

const YEAR_BEFORE =
  /(?:\b(?:in|since|by|until|till|from|before|after|during|through|of|early|late|mid|year|spring|summer|autumn|fall|winter|between|the|this|circa|c\.|anno|en|im|seit|depuis)\s|[-–(/]|(?:^|[^\d\s])\s*(?:and|to)\s)$/i;
const COUNTED_AFTER =
  /^[\s-](?:\p{Ll}[\p{L}-]*\s)?(?:\p{Ll}+s|people|men|women|children|percent|km|kg|m|ft|feet|troops|metres|meters|dollars|euros|hp)\b/u;
const AMOUNT_BEFORE =
  /\b(?:about|around|some|nearly|almost|over|than|least|approximately|roughly|No\.|Route|Highway|Room|Flight)\s$/;

/** Four digits are a year where a preposition says so, or where they are likely to be one and count nothing. */
export function lonelyYear({ year, decade }: Groups, { text, start, end }: Place): Partial<FoundDate> | null {
  const value = Number(year);
  const before = text.slice(Math.max(0, start - 20), start);
  if (WITHIN_NUMBER.test(before) || AMOUNT_BEFORE.test(before)) return null;
  const told = YEAR_BEFORE.test(before) || decade !== undefined;
  if (!told && (value < 1900 || COUNTED_AFTER.test(text.slice(end, end + 40)))) return null;
  return { year: value };
}

const FEAST_BEFORE =
  /\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Fat|Giving)\s$|[A-Za-z\u00c0-\u024f]$/;
const SENSE_BEFORE = /\b(last|next|this|coming|past)\s+$/i;

export function weekdayAlone(
  { weekday: name }: Groups,
  { text, start, end }: Place,
): Partial<FoundDate> | null {
  const weekday = weekdayNumber(name);
  const before = text.slice(Math.max(0, start - 80), start);
  if (weekday === null || FEAST_BEFORE.test(before)) return null;
  const told = SENSE_BEFORE.exec(before);
  const meant = weekdaySense(told?.[1]?.toLowerCase(), before, text.slice(end, end + 60));
  const from = start - (told?.[0].length ?? 0);
  return {
    start: from,
    weekday,
    relative: true,
    resolve: (stated) => nearestWeekday(weekday, stated, meant),
  };
}

function weekdaySense(told: string | undefined, before: string, after: string): WeekdaySense {
  if (told === "next") return "next";
  if (told === "last" || told === "past") return "last";
  return told !== undefined || isComing(before, after) ? "coming" : "past";
}

const DAY_WORDS: Readonly<Record<string, number>> = {
  yesterday: -1,
  "last night": -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
};

export function dayWord({ word = "" }: Groups, { text, start }: Place): Partial<FoundDate> | null {
  if (word === "TODAY" && text.slice(0, start).endsWith("USA ")) return null;
  const days = DAY_WORDS[word.toLowerCase()] ?? 0;
  return { relative: true, resolve: (stated) => daysFrom(stated, days) };
}

/** "two days ago", "a week later". Longer units tell no day; "earlier" and "later" count from a day we do not know. */
export function countedDays({ count = "", unit = "", way = "" }: Groups): Partial<FoundDate> {
  const size = { day: 1, week: 7 }[unit.toLowerCase()];
  const amount = /^an?$/i.test(count) ? 1 : (wordValue(count.toLowerCase()) ?? Number(count));
  const sign = { ago: -1, "from now": 1 }[way.toLowerCase()];
  if (size === undefined || sign === undefined) return { relative: true };
  return { relative: true, resolve: (stated) => daysFrom(stated, sign * size * amount) };
}

export function timeOfDay({ hour, minute = "0", half }: Groups): Partial<FoundDate> | null {
  const hours = Number(hour);
  if (half !== undefined && (hours === 0 || hours > 12)) return null;
  const since = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  return { minuteOfDay: since * 60 + Number(minute) };
}
