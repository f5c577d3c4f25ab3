import type { WordList, WordSet } from "../word-lists.ts";

/**
 * Events that figures count and groups that are counted. The ids are the same in every language, so that figures of texts
 * in different languages can be compared.
 */
export const FIGURE_ACTIONS = [
  "kill",
  "wound",
  "missing",
  "arrest",
  "displace",
  "evacuate",
  "rescue",
  "abduct",
  "infect",
  "destroy",
  "damage",
  "survive",
  "trap",
  "strike",
  "fire",
  "burn",
  "sink",
] as const;
export type FigureAction = (typeof FIGURE_ACTIONS)[number];

export const FIGURE_GROUPS = [
  "people",
  "troops",
  "fighters",
  "civilians",
  "children",
  "students",
  "women",
  "men",
  "police",
  "journalists",
  "workers",
  "houses",
  "ships",
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/** How counts of people and things are stated: "12 dead", "the toll rose to 15". Words are in lower case. */
export interface FigureRules {
  /** The words of each event ("killed", "deaths"), and the label for what happened to a group ("dead"). */
  readonly actions: Readonly<Record<FigureAction, WordList>>;
  readonly outcomes: Readonly<Record<FigureAction, string>>;
  /** The words of each group; words of different groups are not comparable. */
  readonly groups: Readonly<Record<FigureGroup, WordList>>;
  /** "people" in a label for a group that the text leaves out. */
  readonly people: string;
  /** Stems of units of time, length, weight and scores: they say nothing about who is counted. */
  readonly measures: WordSet;
  /** Endings of nouns for people by role or origin ("protesters", "Iranians"), and their plural ending. */
  readonly agentNoun: RegExp;
  readonly pluralEnding: RegExp;
  /** Words of the quantifier before a number: "at least", "a total of". */
  readonly quantifiers: WordSet;
  /** Words that end the noun after a number. */
  readonly nounBoundary: WordSet;
  /** "12 others", "another 12": in addition to another figure. On one word after and before the number; on the text after. */
  readonly additional: RegExp;
  readonly additionalBefore: RegExp;
  readonly additionalAfter: RegExp;
  /** Words after a number that are not the noun itself ("12 others"). */
  readonly notNoun: RegExp;
  /** "of them" after a number: a share of another figure; "including" before it. */
  readonly partialAfter: RegExp;
  readonly partialBefore: RegExp;
  readonly phrases: FigurePhraseRules;
  /** Not stated as fact: "could", "feared". */
  readonly hypothetical: RegExp;
  /** Rough sizes as a whole number text: "dozens". */
  readonly vague: RegExp;
  /** "aged", right before a number. */
  readonly ageBefore: RegExp;
  /** A word joined to a number that leaves it a count ("12-odd"). */
  readonly countSuffix: string;
  /** Words about reporting, time or movement, which do not say what a figure measures. */
  readonly neutral: WordList;
  /** Words before a figure that add nothing to it: "to", "a total of". */
  readonly filler: RegExp;
}

/** The words around a figure. Patterns `...Before` are tested on text that ends right before the figure. */
export interface FigurePhraseRules {
  /** Words at which the search for the event after a figure ends. Tested on one word. */
  readonly actionBoundary: RegExp;
  readonly preposition: RegExp;
  readonly auxiliary: RegExp;
  /** Event words that report none here: "death sentence". */
  readonly noEvent: RegExp;
  /** An inserted clause after a figure: ", including three children, were killed". */
  readonly insertion: RegExp;
  /** "to", "reached" before the value of a toll, with the group `verb`; the verb of a previous value ("from"). */
  readonly tollVerbBefore: RegExp;
  readonly previousVerb: string;
  /** "the death toll", "the number of", with the groups `toll` and `counted`. */
  readonly tollBefore: RegExp;
  /** "from 12 " in "rose from 12 to 15", right before the words that lead to the new value. */
  readonly previousValue: RegExp;
  readonly rising: RegExp;
  /** A clause that says who reports: its dates are those of the report. */
  readonly reportingClause: RegExp;
  readonly placeBefore: RegExp;
  /** How exact a figure is, by the words around it, the first that matches; words right after a number that count, too. */
  readonly bounds: readonly (readonly ["at-least" | "at-most" | "about", RegExp])[];
  readonly boundAfter: RegExp;
  readonly orMore: RegExp;
  /** Words that place a figure outside the reported event: in the past, or summed over several days. */
  readonly otherTime: RegExp;
}
