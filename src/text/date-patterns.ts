import {
  calendarParts,
  countedDays,
  dayWord,
  type FoundDate,
  firstDay,
  lonelyYear,
  loneMonth,
  numericDate,
  type Reader,
  secondDay,
  timeOfDay,
  weekdayAlone,
} from "./date-readers.ts";
import { LATIN, LONE_MONTH, MONTH, SMALL_MONTH, WEEKDAY } from "./date-words.ts";

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
    [new RegExp(`(?<year>${YEAR})(?<decade>['’]?s\\b)?(?![\\d%/]|[.,:]\\d|[${LATIN}])`, "g"), lonelyYear],
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
    [new RegExp(`\\b(?<monthName>${LONE_MONTH})(?![${LATIN}’'-]|\\s[A-Z][a-z])`, "g"), loneMonth],
  ],
};
const WITH_DAY_AND_MONTH: Family = {
  trigger: new RegExp(`\\d(?:${ORDINAL}|\\.|er|º)\\s+(?:of\\s+|de\\s+)?(?:${MONTH}|${SMALL_MONTH})`),
  readers: [
    [
      new RegExp(
        `(?<![\\d.,:/$€£#]|[${LATIN}]-)(?<day>${DAY})(?:${ORDINAL}|\\.|er|º)\\s+(?:of\\s+|de\\s+)?(?<monthName>${MONTH}|${SMALL_MONTH})(?:,?\\s+(?:de\\s+|del\\s+)?(?<year>${YEAR})${NO_DIGIT_AFTER})?`,
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
