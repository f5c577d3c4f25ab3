import type { WordList } from "../word-lists.ts";

/**
 * What of a language is read in texts of every language. Some routines do not know the language of their text yet
 * (docs/languages.md lists them): they use the English rules and these words of all packs at once. Keep to words that mean
 * nothing else in another language; a routine that gets the document's language no longer needs its list.
 */
export interface SharedWords {
  /** Months by number as written with a capital, and as written without; weekdays from Monday on. */
  readonly months: readonly WordList[];
  readonly lowercaseMonths: readonly WordList[];
  readonly weekdays: readonly WordList[];
  /** Words before a day ("den 3. Mai"), and between day and month, and month and year; marks after the day's number. */
  readonly dateArticles: WordList;
  readonly dayJoiners: WordList;
  readonly yearJoiners: WordList;
  readonly dayEndings: WordList;
  /** Prepositions before a year. */
  readonly yearPrepositions: WordList;
  /** Prepositions before a time of day. */
  readonly timePrepositions: WordList;
  /** Scale words after digits, as written: their factors. */
  readonly scales: Readonly<Record<string, number>>;
  /** Words for percent, and for "about". */
  readonly percent: WordList;
  readonly approximate: WordList;
  /** See SentenceRules. */
  readonly lineContinues: WordList;
}

const NO_MONTHS: readonly WordList[] = Array.from({ length: 12 }, () => []);

/** No words: of a language that is only read in its own texts. */
export const NO_SHARED_WORDS: SharedWords = {
  months: NO_MONTHS,
  lowercaseMonths: NO_MONTHS,
  weekdays: NO_MONTHS.slice(0, 7),
  dateArticles: [],
  dayJoiners: [],
  yearJoiners: [],
  dayEndings: [],
  yearPrepositions: [],
  timePrepositions: [],
  scales: {},
  percent: [],
  approximate: [],
  lineContinues: [],
};
