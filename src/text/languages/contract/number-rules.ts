import type { WordList, WordSet } from "../word-lists.ts";

type Values = Readonly<Record<string, number>>;

/** How numbers are written, in words and in digits. Words are in lower case unless said otherwise. */
export interface NumberRules {
  /** The mark before decimals: "2.5" or "2,5". */
  readonly decimalMark: "." | ",";
  /** The marks between groups of three digits: "1,200", "1.200", "1 200". */
  readonly groupMarks: WordList;
  /** Words of the numbers below twenty, and those of the tens, which combine with them. */
  readonly cardinals: Values;
  readonly tens: Values;
  /** Words that multiply the number before them ("hundred", "million"), as used in a number in words. */
  readonly scales: Values;
  /** Words between the parts of a number ("and"), and the articles that mean one before a scale ("a dozen"). */
  readonly joiners: WordList;
  readonly articles: WordList;
  /** "half a million"; null if the language has no such word. */
  readonly half: string | null;
  /** The value of a number written as one word ("einundzwanzig", "quatre-vingt-dix"), or null; not for those above. */
  readonly compoundValue: (word: string) => number | null;
  /** Scale words and abbreviations after digits: their factors. */
  readonly scalesAfterDigits: Values;
  /** Those of them that stand after a space. As written. */
  readonly spacedScales: WordList;
  /** Pattern source of rough sizes: "tens of thousands". */
  readonly roughSizes: string;
  /** Splits a rough size into its parts, and the value of "tens". */
  readonly roughSizeJoiner: string;
  readonly roughTens: RegExp;
  /** Pattern source: "percent", and "percentage points". */
  readonly percent: string;
  /** Currency words after an amount: ISO 4217 codes. Those that mean several currencies are left out. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Pattern source after a number: "and a half". */
  readonly andAHalf: string;
  /** Shares: "two-thirds of", with the groups `top` (its number) and `bottom`. Global. */
  readonly fraction: RegExp;
  /** Cheap pre-check: a text that fails it has no fraction. */
  readonly anyFraction: RegExp;
  readonly denominators: Values;
  /** Endings of ordinals after digits ("st", "th"); as a pattern for the whole ending. */
  readonly ordinalSuffix: RegExp;
  /** Pattern sources: "about" before a number, and the articles between both; "or so", right after the number. */
  readonly approximateBefore: string;
  readonly approximateArticles: string;
  readonly approximateAfter: RegExp;
  /** What lies between both ends of a range ("5 to 7"); "and", which needs "between" before the first number. */
  readonly rangeTo: RegExp;
  readonly rangeAnd: RegExp;
  readonly between: RegExp;
  /** Words that make the number after them a name: Flight 370, No. 5. Tested on the text before the number. */
  readonly nameBefore: RegExp;
  /** "no one", "one another": the text before and after the word "one" where it is a pronoun. */
  readonly one: RegExp;
  readonly pronounBefore: RegExp;
  readonly pronounAfter: RegExp;
  /** "minus" or its sign, right before a number. */
  readonly minusBefore: RegExp;
  readonly counted: CountedNounRules;
  /** Words that imply a number ("twice", "both"), for comparison with digits. */
  readonly impliedNumbers: Values;
}

/** How to find the noun that a number counts. */
export interface CountedNounRules {
  /** Plurals and group words without a plural ending. */
  readonly irregularPlurals: WordSet;
  /** Units of measure, as written. */
  readonly measures: WordSet;
  /** A plural by its ending; words with that ending that cannot be counted. */
  readonly plural: RegExp;
  readonly nonPlurals: RegExp;
  readonly adjective: RegExp;
  /** Words between a number and its noun: "or more", "of the". Tested on the text after the number. */
  readonly linking: RegExp;
  /** Words that follow a hyphen without being counted ("40-strong"). */
  readonly hyphenated: WordSet;
}
