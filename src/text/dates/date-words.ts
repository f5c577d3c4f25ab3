import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf, type WordList } from "../languages/word-lists.ts";

const { dates: RULES } = DEFAULT_PACK;
const shared = allPacks.map((pack) => pack.shared);

/** Month names in calendar order as written with a capital, and as written without, of all languages. */
const capitalizedMonths = RULES.months.map((names, i) => [
  ...names,
  ...shared.flatMap(({ months }) => months[i] ?? []),
]);
const lowercaseMonths = RULES.months.map((_, i) =>
  shared.flatMap(({ lowercaseMonths: names }) => names[i] ?? []),
);
const weekdays = RULES.weekdays.map((names, i) => [
  ...names,
  ...shared.flatMap(({ weekdays: others }) => others[i] ?? []),
]);

function indexNames(entries: readonly WordList[]): Map<string, number> {
  return new Map(entries.flatMap((names, i) => names.map((name) => [name.toLowerCase(), i + 1] as const)));
}

const MONTH_NUMBERS = indexNames(
  capitalizedMonths.map((names, i) => [...names, ...(lowercaseMonths[i] ?? [])]),
);
const WEEKDAY_NUMBERS = indexNames(weekdays);

/** The number (1-12) of a month name as written in a text ("Feb.", "JANUARY", "mars"), or null. */
export function monthNumber(name: string | undefined): number | null {
  return (name === undefined ? undefined : MONTH_NUMBERS.get(normalizeName(name))) ?? null;
}

/** The number (1 Monday - 7 Sunday) of a weekday name as written in a text, or null. */
export function weekdayNumber(name: string | undefined): number | null {
  return (name === undefined ? undefined : WEEKDAY_NUMBERS.get(normalizeName(name))) ?? null;
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(".", "");
}

/** Pattern source: the letters of Latin alphabets, for use in a character class. */
export const LATIN = "A-Za-z\\u00c0-\\u024f";

const months = capitalizedMonths.flat();
const dayNames = weekdays.flat();
const isAbbreviation = (name: string): boolean => RULES.weekdayAbbreviations.has(name);

/** Pattern sources: a month next to a day; a month without a day; a weekday (abbreviations only with their full stop). */
export const MONTH = `${anyOf([...months, ...months.map((name) => name.toUpperCase())])}\\b\\.?`;
export const LOWERCASE_MONTH = `${anyOf(lowercaseMonths.flat())}\\b`;
export const STANDALONE_MONTH = `${anyOf(RULES.months.flatMap(([name = ""]) => name))}\\b`;
export const WEEKDAY = `(?:${anyOf(dayNames.filter((name) => !isAbbreviation(name)))}\\b|${anyOf(dayNames.filter(isAbbreviation))}\\.)`;
/** Optional words before a day ("the", "den"), each with white space after it. */
export const ARTICLES = optional([...RULES.articles, ...shared.flatMap(({ dateArticles }) => dateArticles)]);
/** Optional words between day and month ("of", "de"), and between month and year. */
export const DAY_JOINERS = optional([...RULES.dayJoiners, ...shared.flatMap(({ dayJoiners }) => dayJoiners)]);
export const YEAR_JOINERS = optional([
  ...RULES.yearJoiners,
  ...shared.flatMap(({ yearJoiners }) => yearJoiners),
]);
/** The end of a day's number: "1st"; in a text of any language "1er", too. */
export const ORDINAL = `${anyOf(RULES.dayEndings)}?`;
export const ANY_DAY_ENDING = `(?:${ORDINAL}|${anyOf(shared.flatMap(({ dayEndings }) => dayEndings))})`;

function optional(words: WordList): string {
  return `(?:${anyOf([...new Set(words)])}\\s+)?`;
}
