import { DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";
import {
  type DateMatch,
  type DateParser,
  parseCalendarDate,
  parseDayOffset,
  parseNumericDate,
  parseRangeEnd,
  parseRangeStart,
  parseRelativeDay,
  parseStandaloneMonth,
  parseStandaloneWeekday,
  parseStandaloneYear,
  parseTimeOfDay,
} from "./date-parsers.ts";
import {
  ANY_DAY_ENDING,
  DAY_JOINERS,
  LATIN,
  LOWERCASE_MONTH,
  MONTH,
  ORDINAL,
  STANDALONE_MONTH,
  WEEKDAY,
  YEAR_JOINERS,
} from "./date-words.ts";

const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const YEAR = "(?:1\\d{3}|20\\d{2}|2100)";
const NO_DIGIT_AFTER = "(?![\\d/%]|[.,:]\\d)";
const { context, dayJoiners, decadeEnding, rangeWords, timeRangeWords, words } = DEFAULT_PACK.dates;
const OF = `(?:${anyOf(dayJoiners)}\\s+)?`;
const TO = `\\s*(?:[-–]|${rangeWords.join("|")})\\s*`;

interface PatternGroup {
  /** Cheap pre-check: a text that fails it matches none of the group's patterns. */
  readonly trigger: RegExp;
  readonly parsers: readonly (readonly [RegExp, DateParser])[];
}

const WITH_DIGITS: PatternGroup = {
  trigger: /\d/,
  parsers: [
    [
      /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/g,
      parseCalendarDate,
    ],
    [
      /(?<![\d/.])(?<first>\d{1,2})(?<mark>[/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?![\d/]|\.\d)/g,
      parseNumericDate,
    ],
    [
      new RegExp(`(?<year>${YEAR})(?<decade>${decadeEnding})?(?![\\d%/]|[.,:]\\d|[${LATIN}])`, "g"),
      parseStandaloneYear,
    ],
    [
      /(?<=(?<![\d.,])(?<century>1[6-9]|20)\d{2}[-–/])(?<short>\d{2})(?![\d%]|[.,]\d|-)/g,
      ({ century, short }) => ({ year: Number(`${century}${short}`) }),
    ],
    [
      /(?<![\d.,:])(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?<half>[aApP])(?:\.\s?[mM]\.?|[mM]\b)/g,
      parseTimeOfDay,
    ],
    [/(?<![\d.,:])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:.]\d|\d)/g, parseTimeOfDay],
    [
      new RegExp(
        `(?<![\\d.,:])(?<hour>1[0-2]|[1-9])(?::(?<minute>[0-5]\\d))?(?=\\s?(?:-|–|${timeRangeWords.join("|")})\\s?\\d{1,2}(?::\\d{2})?\\s?(?<half>[aApP])\\.?[mM])`,
        "g",
      ),
      parseTimeOfDay,
    ],
  ],
};
const WITH_MONTH: PatternGroup = {
  trigger: new RegExp(`\\b${MONTH}`),
  parsers: [
    [
      new RegExp(
        `\\b(?<monthName>${MONTH})\\s*(?<day>${DAY})${ORDINAL}${NO_DIGIT_AFTER}(?:,?\\s+(?<year>${YEAR})${NO_DIGIT_AFTER})?`,
        "g",
      ),
      parseCalendarDate,
    ],
    [
      new RegExp(`\\b(?<monthName>${MONTH}),?\\s+${OF}(?<year>${YEAR})${NO_DIGIT_AFTER}`, "g"),
      parseCalendarDate,
    ],
    [
      new RegExp(
        `(?<=\\b${MONTH}\\s*${DAY}${ORDINAL}${TO})(?<day>${DAY})${ORDINAL}${NO_DIGIT_AFTER}(?=[\\s.,;:)]|$)(?!\\s+${context.countedNoun})`,
        "g",
      ),
      parseRangeEnd,
    ],
    [new RegExp(`(?<day>${DAY})${ORDINAL}(?=${TO}${DAY}${ORDINAL}\\s+${OF}${MONTH})`, "g"), parseRangeStart],
    [
      new RegExp(`\\b(?<monthName>${STANDALONE_MONTH})(?![${LATIN}’'-]|\\s[A-Z][a-z])`, "g"),
      parseStandaloneMonth,
    ],
  ],
};
const WITH_DAY_AND_MONTH: PatternGroup = {
  trigger: new RegExp(`\\d${ANY_DAY_ENDING}\\s+${DAY_JOINERS}(?:${MONTH}|${LOWERCASE_MONTH})`),
  parsers: [
    [
      new RegExp(
        `(?<![\\d.,:/$€£#]|[${LATIN}]-)(?<day>${DAY})${ANY_DAY_ENDING}\\s+${DAY_JOINERS}(?<monthName>${MONTH}|${LOWERCASE_MONTH})(?:,?\\s+${YEAR_JOINERS}(?<year>${YEAR})${NO_DIGIT_AFTER})?`,
        "g",
      ),
      parseCalendarDate,
    ],
  ],
};
const WITH_WEEKDAY: PatternGroup = {
  trigger: new RegExp(WEEKDAY),
  parsers: [[new RegExp(`(?<weekday>${WEEKDAY})`, "g"), parseStandaloneWeekday]],
};
const DAY_WORDS = anyOf(Object.keys(words.days));
const WITH_WORDS: PatternGroup = {
  trigger: words.trigger,
  parsers: [
    [new RegExp(`\\b(?<word>${DAY_WORDS})\\b`, "gi"), parseRelativeDay],
    [words.period, () => ({ relative: true })],
    [words.offset, parseDayOffset],
    [words.noon, ({ noon }) => ({ minuteOfDay: noon === undefined ? 0 : 720 })],
  ],
};
const PATTERN_GROUPS: readonly PatternGroup[] = [
  WITH_DIGITS,
  WITH_MONTH,
  WITH_DAY_AND_MONTH,
  WITH_WEEKDAY,
  WITH_WORDS,
];

/** The dates and times in a text, in order, without overlaps. */
export function matchDates(text: string): DateMatch[] {
  const parsers = PATTERN_GROUPS.flatMap(({ trigger, parsers }) => (trigger.test(text) ? parsers : []));
  const matches = parsers.flatMap(([pattern, parser]) => parseAll(text, pattern, parser));
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  let lastEnd = 0;
  return matches.filter(({ start, end }) => {
    if (start < lastEnd) return false;
    lastEnd = end;
    return true;
  });
}

function parseAll(text: string, pattern: RegExp, parser: DateParser): DateMatch[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const span = { text, start: match.index, end: match.index + match[0].length };
    const fields = parser(match.groups ?? {}, span);
    return fields === null ? [] : [{ ...EMPTY_DATE, start: span.start, end: span.end, ...fields }];
  });
}

const EMPTY_DATE = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  minuteOfDay: null,
  relative: false,
  resolve: null,
} as const;
