import type { WordSet } from "../word-lists.ts";

/** Negations and what works like one. Words are folded. */
export interface NegationRules {
  readonly negations: WordSet;
  /** Words that deny or weaken what they govern, without being a negation: "denied", "hardly". */
  readonly denying: WordSet;
  /** Contracted negations as the verb that is left ("can't": can), and the pattern of regular ones with the verb in a group. */
  readonly contracted: Readonly<Record<string, string>>;
  readonly contraction: RegExp;
  /** Cheap pre-check for a word that may hold a contracted negation: a part of it. Null without contractions. */
  readonly contractionMark: string | null;
  /** The negation that a contraction stands for. */
  readonly negation: string;
  /** Stems after which a negation word negates nothing: "not only", "no doubt"; stems that are never the negated predicate. */
  readonly formOnly: WordSet;
  readonly nonPredicates: WordSet;
}

/** How the true number relates to the stated one: "more than 50", "at least 50", "nearly 50", "about 50". */
export type Bound = "above" | "at-least" | "below" | "about";

/** Words beside a number that state a bound, the first that matches; on text in lower case, right before or after it. */
export interface BoundRules {
  readonly before: readonly (readonly [Bound, RegExp])[];
  readonly after: readonly (readonly [Bound, RegExp])[];
}

/** How a claim may word a number or a date otherwise than its source. */
export interface ClaimWordingRules {
  /** Scale words and the word for percent after a number, as folded words. */
  readonly scaleWord: RegExp;
  readonly percentWord: RegExp;
  /** "a year ago" is "one year ago": an opening of a folded date, and what it is made. */
  readonly article: RegExp;
  readonly one: string;
}
