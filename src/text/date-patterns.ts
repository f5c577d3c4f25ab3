import type { CalendarDate } from "../domain/time.ts";
import { daysFrom, isComing, nearestWeekday, type WeekdaySense } from "./date-resolution.ts";
import { LONE_MONTH, MONTH, monthNumber, SMALL_MONTH, WEEKDAY, weekdayNumber } from "./date-words.ts";
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

type Groups = Readonly<Record<string, string | undefined>>;
type Reader = (groups: Groups, at: Place) => Partial<FoundDate> | null;

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const L = "A-Za-z\\u00c0-\\u024f";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const ORDINAL = "(?:st|nd|rd|th)?";
const YEAR = "(?:1\\d{3}|20\\d{2}|2100)";
const NO_DIGIT_AFTER = "(?![\\d/%]|[.,:]\\d)";
const TO = "\\s*(?:[-–]|to|and|or)\\s*";

interface Family {
  /** Cheap to test; no pattern of the family fits a text that it does not. */
  readonly trigger: RegExp;
  readonly readers: readonly (readonly [RegExp, Reader])[];
}

const WITH_DIGITS: Family = {
  trigger: /\d/,
  readers: [
    [
      /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/g,
      calendarParts,
    ],
    [
      /(?<![\d/.])(?<first>\d{1,2})(?<mark>[/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?![\d/]|\.\d)/g,
      numericDate,
    ],
    [new RegExp(`(?<year>${YEAR})(?<decade>['’]?s\\b)?(?![\\d%/]|[.,:]\\d|[${L}])`, "g"), lonelyYear],
    [
      /(?<=(?<![\d.,])(?<century>1[6-9]|20)\d{2}[-–/])(?<short>\d{2})(?![\d%]|[.,]\d|-)/g,
      ({ century, short }) => ({ year: Number(`${century}${short}`) }),
    ],
    [
      /(?<![\d.,:])(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?<half>[aApP])(?:\.\s?[mM]\.?|[mM]\b)/g,
      timeOfDay,
    ],
    [/(?<![\d.,:])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:.]\d|\d)/g, timeOfDay],
    [
      /(?<![\d.,:])(?<hour>1[0-2]|[1-9])(?::(?<minute>[0-5]\d))?(?=\s?(?:-|–|to|and|until)\s?\d{1,2}(?::\d{2})?\s?(?<half>[aApP])\.?[mM])/g,
      timeOfDay,
    ],
  ],
};
const WITH_MONTH: Family = {
  trigger: new RegExp(`\\b${MONTH}`),
  readers: [
    [
      new RegExp(
        `\\b(?<monthName>${MONTH})\\s*(?<day>${DAY})${ORDINAL}${NO_DIGIT_AFTER}(?:,?\\s+(?<year>${YEAR})${NO_DIGIT_AFTER})?`,
        "g",
      ),
      calendarParts,
    ],
    [
      new RegExp(`\\b(?<monthName>${MONTH}),?\\s+(?:of\\s+)?(?<year>${YEAR})${NO_DIGIT_AFTER}`, "g"),
      calendarParts,
    ],
    [
      new RegExp(
        `(?<=\\b${MONTH}\\s*${DAY}${ORDINAL}${TO})(?<day>${DAY})${ORDINAL}${NO_DIGIT_AFTER}(?=[\\s.,;:)]|$)(?!\\s+[a-z]{3,}s\\b)`,
        "g",
      ),
      secondDay,
    ],
    [new RegExp(`(?<day>${DAY})${ORDINAL}(?=${TO}${DAY}${ORDINAL}\\s+(?:of\\s+)?${MONTH})`, "g"), firstDay],
    [new RegExp(`\\b(?<monthName>${LONE_MONTH})(?![${L}’'-]|\\s[A-Z][a-z])`, "g"), loneMonth],
  ],
};
const WITH_DAY_AND_MONTH: Family = {
  trigger: new RegExp(`\\d(?:${ORDINAL}|\\.|er|º)\\s+(?:of\\s+|de\\s+)?(?:${MONTH}|${SMALL_MONTH})`),
  readers: [
    [
      new RegExp(
        `(?<![\\d.,:/$€£#]|[${L}]-)(?<day>${DAY})(?:${ORDINAL}|\\.|er|º)\\s+(?:of\\s+|de\\s+)?(?<monthName>${MONTH}|${SMALL_MONTH})(?:,?\\s+(?:de\\s+|del\\s+)?(?<year>${YEAR})${NO_DIGIT_AFTER})?`,
        "g",
      ),
      calendarParts,
    ],
  ],
};
const WITH_WEEKDAY: Family = {
  trigger: new RegExp(WEEKDAY),
  readers: [[new RegExp(`(?<weekday>${WEEKDAY})`, "g"), weekdayAlone]],
};
const WITH_WORDS: Family = {
  trigger: /day|morrow|night|last|next|this|past|previous|coming|ago\b|earlier|later|from now|noon/i,
  readers: [
    [/\b(?<word>yesterday|today|tomorrow|tonight|last night)\b/gi, dayWord],
    [
      /\b(?:last|next|this|past|previous|coming)\s+(?:week(?:end)?|month|year|quarter|spring|summer|autumn|fall|winter|decade|century)\b/gi,
      () => ({ relative: true }),
    ],
    [
      /\b(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\s+(?<unit>day|week|month|year|decade|hour|minute)s?\s+(?<way>ago|earlier|later|from now)\b/gi,
      countedDays,
    ],
    [/\b(?:(?<noon>noon)|midnight)\b/gi, ({ noon }) => ({ minuteOfDay: noon === undefined ? 0 : 720 })],
  ],
};
const FAMILIES: readonly Family[] = [WITH_DIGITS, WITH_MONTH, WITH_DAY_AND_MONTH, WITH_WEEKDAY, WITH_WORDS];

/** The dates and times of a text, in order, none within another. */
export function foundDates(text: string): FoundDate[] {
  const readers = FAMILIES.flatMap(({ trigger, readers }) => (trigger.test(text) ? readers : []));
  const found = readers.flatMap(([pattern, reader]) => readAll(text, pattern, reader));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return found.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

function readAll(text: string, pattern: RegExp, reader: Reader): FoundDate[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const place = { text, start: match.index, end: match.index + match[0].length };
    const parts = reader(match.groups ?? {}, place);
    return parts === null ? [] : [{ ...NOTHING, start: place.start, end: place.end, ...parts }];
  });
}

const NOTHING = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  minuteOfDay: null,
  relative: false,
  resolve: null,
} as const;

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

const WEEKDAY_BEFORE = new RegExp(`(?<weekday>${WEEKDAY}),?\\s+(?:the\\s+|den\\s+|dem\\s+|le\\s+|el\\s+)?$`);
const ARTICLE_BEFORE = /\bthe\s+$/i;

function calendarParts({ year, month, monthName, day }: Groups, { text, start }: Place): Partial<FoundDate> {
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
function secondDay({ day }: Groups, { text, start }: Place): Partial<FoundDate> {
  return {
    month: monthNumber(
      /(\p{L}+)\.?\s*\d{1,2}\D{0,8}$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1],
    ),
    day: numberOrNull(day),
  };
}

function firstDay({ day }: Groups, { text, start, end }: Place): Partial<FoundDate> | null {
  if (WITHIN_NUMBER.test(text.slice(Math.max(0, start - 2), start))) return null;
  return {
    month: monthNumber(/\d\D*?(\p{Lu}\p{L}+)/u.exec(text.slice(end, end + 30))?.[1]),
    day: numberOrNull(day),
  };
}

/** 28/01/2024 and 1/28/2024 tell their order; with stops the day is first; else only the year is sure. */
function numericDate({ first, mark, second, year: digits = "" }: Groups): Partial<FoundDate> | null {
  const [a, b, written] = [Number(first), Number(second), Number(digits)];
  const year = digits.length === 4 ? written : written + (written < 70 ? 2000 : 1900);
  if (mark === "." || a > 12) return a <= 31 && b <= 12 ? { year, month: b, day: a } : null;
  if (b > 12) return b <= 31 ? { year, month: a, day: b } : null;
  return { year, ...(a === b && { month: a, day: b }) };
}

const WITHIN_NUMBER = new RegExp(`(?:[\\d.,:/$€£#-]|[${L}]-)$`);
const MONTH_BEFORE =
  /\b(?:in|since|until|by|from|to|through|during|last|next|this|early|late|mid|of|and|before|after|between)[\s-]$/i;

/** A month on its own is one after a preposition; else it may be a name or a verb. */
function loneMonth({ monthName }: Groups, { text, start }: Place): Partial<FoundDate> | null {
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
function lonelyYear({ year, decade }: Groups, { text, start, end }: Place): Partial<FoundDate> | null {
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

function weekdayAlone({ weekday: name }: Groups, { text, start, end }: Place): Partial<FoundDate> | null {
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

function dayWord({ word = "" }: Groups): Partial<FoundDate> {
  const days = DAY_WORDS[word.toLowerCase()] ?? 0;
  return { relative: true, resolve: (stated) => daysFrom(stated, days) };
}

/** "two days ago", "a week later". Longer units tell no day; "earlier" and "later" count from a day we do not know. */
function countedDays({ count = "", unit = "", way = "" }: Groups): Partial<FoundDate> {
  const size = { day: 1, week: 7 }[unit.toLowerCase()];
  const amount = /^an?$/i.test(count) ? 1 : (wordValue(count.toLowerCase()) ?? Number(count));
  const sign = { ago: -1, "from now": 1 }[way.toLowerCase()];
  if (size === undefined || sign === undefined) return { relative: true };
  return { relative: true, resolve: (stated) => daysFrom(stated, sign * size * amount) };
}

function timeOfDay({ hour, minute = "0", half }: Groups): Partial<FoundDate> | null {
  const hours = Number(hour);
  if (half !== undefined && (hours === 0 || hours > 12)) return null;
  const since = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  return { minuteOfDay: since * 60 + Number(minute) };
}
