import type { WordList, WordSet } from "../word-lists.ts";

/** Which occurrence of a weekday is meant. "past" and "coming" include the reference day itself; "last" and "next" do not. */
export type WeekdaySense = "past" | "coming" | "last" | "next";

/** How dates and times are written. */
export interface DateRules {
  /** Twelve lists of names and abbreviations (without full stop), the full name first. As written within a sentence. */
  readonly months: readonly WordList[];
  /** Seven lists from Monday on, the full name first. */
  readonly weekdays: readonly WordList[];
  /** Those of them that need a full stop to be a weekday ("Sat.", "Sun."). As written. */
  readonly weekdayAbbreviations: WordSet;
  /** Whether months and weekdays have a capital within a sentence: not in French, Spanish, Italian, Portuguese, Dutch. */
  readonly capitalized: boolean;
  /** Months and weekdays that are written small by mistake, beside a day where they are common words, too ("may 5"). Global. */
  readonly smallNames: RegExp;
  /** Endings of the day's number ("1st", "1er"); pattern sources. */
  readonly dayEndings: WordList;
  /** Words between day and month, and month and year ("of"); between the ends of a range; before a day ("the"). */
  readonly dayJoiners: WordList;
  readonly yearJoiners: WordList;
  readonly rangeWords: WordList;
  readonly articles: WordList;
  /** Pattern source of what makes a year a decade: "1990s". */
  readonly decadeEnding: string;
  /** Words between two times of day ("9 to 5 p.m."), and after one ("18 Uhr"). */
  readonly timeRangeWords: WordList;
  readonly hourWords: WordList;
  /** Prepositions before a time of day ("at"), and before a date ("on"). */
  readonly timePrepositions: WordList;
  readonly datePrepositions: WordList;
  readonly words: RelativeDateRules;
  readonly context: DateContextRules;
}

/** "yesterday", "two days ago", "last month". Lists of words are in lower case; patterns are global. */
export interface RelativeDateRules {
  /** Cheap pre-check: a text that fails it has none of these. */
  readonly trigger: RegExp;
  /** Days from the reference date: "yesterday" is -1. */
  readonly days: Readonly<Record<string, number>>;
  /** Text before "today" that makes it a name ("USA TODAY"), with that word as written. */
  readonly namedToday: readonly (readonly [before: string, word: string])[];
  /** "last week": a period without a day of its own. */
  readonly period: RegExp;
  /** "two days ago" or "vor zwei Tagen", with the groups `count`, `unit` and `way`. */
  readonly offset: RegExp;
  /** Days of a unit; units without a fixed number of days are left out. The sign of a way; 0 counts from an unknown day. */
  readonly unitDays: Readonly<Record<string, number>>;
  readonly waySigns: Readonly<Record<string, number>>;
  /** Noon and midnight, with the group `noon`. */
  readonly noon: RegExp;
}

/** Words around a date that say what it is. Each pattern `...Before` is tested on text that ends right before the date. */
export interface DateContextRules {
  /** A month without a day counts only after such a word: otherwise it may be a name or a verb. */
  readonly monthBefore: RegExp;
  /** Pattern source: prepositions before a year (white space follows). */
  readonly yearBefore: string;
  /** Pattern source: words between two years. */
  readonly yearRange: string;
  /** A counted noun after four digits, or "about" or "Route" before them: no year. */
  readonly countedAfter: RegExp;
  /** Pattern source: a noun after what looks like a day, which it counts ("Oct. 1-3 goals"). */
  readonly countedNoun: string;
  readonly amountBefore: RegExp;
  /** "mid", which a hyphen may join to a year or month. */
  readonly mid: string;
  /** "Good" before "Friday": a holiday. */
  readonly holidayBefore: RegExp;
  /** "last" before a weekday, in a group, and what each means. */
  readonly weekdayQualifier: RegExp;
  readonly weekdaySenses: Readonly<Record<string, WeekdaySense>>;
  /** The clause before a weekday tells of the past, or of what is to come; the text after it of what is to come. */
  readonly pastBefore: RegExp;
  readonly futureBefore: RegExp;
  readonly futureAfter: RegExp;
  /** A preposition before the weekday, removed before `pastBefore` is tested. */
  readonly onBefore: RegExp;
}
