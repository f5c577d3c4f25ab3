import { matchDates } from "../dates/date-patterns.ts";
import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { matchNumbers, type NumberMatch } from "./number-patterns.ts";
import { countedUnit } from "./number-units.ts";

/** A number in a text. text.slice(start, end) is `text`. */
export interface NumberMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The value with its scale applied: "1.2 million" is 1200000, "a dozen" 12, "40%" 40, "a quarter of" 25 percent. */
  readonly value: number;
  readonly percent: boolean;
  /** ISO 4217 code of a stated currency, or null. */
  readonly currency: string | null;
  /** The unit or counted noun as a stem ("soldier", "km"), or null. */
  readonly unit: string | null;
  /** "about", "more than", "160-odd": not exact. */
  readonly approximate: boolean;
  /** "49th": a rank. Ordinals in words ("first") are not numbers here. */
  readonly ordinal: boolean;
}

/** The numbers in a text, in order, except those that belong to a date or time (see dates.ts) or to a name. */
export function numbers(text: string): NumberMention[] {
  const candidates = matchNumbers(text);
  if (candidates.length === 0) return [];
  const dates = matchDates(text);
  const accepted: NumberMatch[] = [];
  let lastEnd = 0;
  let dateIndex = 0;
  for (const match of candidates.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start < lastEnd || isInName(text, match)) continue;
    while ((dates[dateIndex]?.end ?? Number.POSITIVE_INFINITY) <= match.start) dateIndex += 1;
    if ((dates[dateIndex]?.start ?? Number.POSITIVE_INFINITY) < match.end) continue;
    accepted.push(match);
    lastEnd = match.end;
  }
  return accepted.map((match, i) =>
    mention(text, applyRange(text, match, { before: accepted[i - 1], next: accepted[i + 1] })),
  );
}

function mention(text: string, match: NumberMatch): NumberMention {
  const { start, end, value, percent, currency, suffix, ordinal } = match;
  const unitNoun = percent || currency !== null || ordinal ? null : countedUnit(text, end, value);
  return {
    text: text.slice(start, end),
    start,
    end,
    value,
    percent,
    currency,
    unit: suffix ?? unitNoun,
    approximate: match.vague || isApproximate(text, start, end),
    ordinal,
  };
}

interface Neighbours {
  readonly before: NumberMatch | undefined;
  readonly next: NumberMatch | undefined;
}

/** "12 to 15 million", "$5-7 million", "between 5 and 7%": both ends share scale, currency and percent sign. */
function applyRange(text: string, match: NumberMatch, { before, next }: Neighbours): NumberMatch {
  if (before !== undefined && isRange(text, before, match)) {
    return { ...match, currency: match.currency ?? before.currency };
  }
  if (next === undefined || !isRange(text, match, next)) return match;
  const factor =
    next.scaled && !match.scaled && match.value < 1000 ? next.value / valueBeforeScale(text, next) : 1;
  return {
    ...match,
    value: match.value * factor,
    percent: match.percent || next.percent,
    currency: match.currency ?? next.currency,
  };
}

function isRange(text: string, first: NumberMatch, second: NumberMatch): boolean {
  const gap = text.slice(first.end, second.start);
  if (RULES.rangeAnd.test(gap))
    return RULES.between.test(text.slice(Math.max(0, first.start - 12), first.start));
  return RULES.rangeTo.test(gap);
}

/** The number before its scale word: 15 in "15 million". */
function valueBeforeScale(text: string, { start, end, value }: NumberMatch): number {
  const digits = Number(/\d+(?:\.\d+)?/.exec(text.slice(start, end))?.[0] ?? Number.NaN);
  return digits > 0 ? digits : value;
}

const RULES = DEFAULT_PACK.numbers;
const ABOUT_WORDS = [RULES.approximateBefore, ...allPacks.flatMap(({ shared }) => shared.approximate)];
const ABOUT = new RegExp(
  `(?:\\b(?:${ABOUT_WORDS.join("|")})(?:\\s+(?:${RULES.approximateArticles}))?|[~≈])[\\s-]*$`,
  "i",
);

function isApproximate(text: string, start: number, end: number): boolean {
  return (
    ABOUT.test(text.slice(Math.max(0, start - 25), start)) ||
    RULES.approximateAfter.test(text.slice(end, end + 12))
  );
}

/** Phone numbers, versions and other chains ("602-555-0137", "1.2.3"), list item numbers, and numbers in names. */
function isInName(text: string, { start, end, currency, percent, scaled }: NumberMatch): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 12);
  if (/^-\d+-\d|^\.\d+\.\d/.test(after) || /\d-\d+-$/.test(before)) return true;
  if (/\d-$/.test(before) && /^-\d/.test(after)) return true;
  if (/^\s*$/.test(before) && start < 4 && /^[.)]\s/.test(after)) return true;
  if (currency !== null || percent || scaled) return false;
  return (
    RULES.nameBefore.test(before) || (RULES.one.test(text.slice(start, end)) && isPronoun(before, after))
  );
}

/** "no one", "the one", "one another". */
function isPronoun(before: string, after: string): boolean {
  return RULES.pronounBefore.test(before) || RULES.pronounAfter.test(after);
}
