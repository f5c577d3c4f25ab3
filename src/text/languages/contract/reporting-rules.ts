import type { WordSet } from "../word-lists.ts";

/** Who said it, and how sure they were. */
export interface ReportingRules {
  /** Verbs of speech in all their forms, in lower case. */
  readonly verbs: WordSet;
  /** A verb of speech next to its speaker. Global. */
  readonly speech: RegExp;
  /** Of these, those that stand before their speaker ("according to"). */
  readonly speakerFollows: RegExp;
  /** The commonest of them anywhere: a report, not a caption. */
  readonly reported: RegExp;
  /** A quotation whose speaker only another sentence names: “...” she said. */
  readonly saidByPronoun: RegExp;
  /** Words that make what follows a condition, a possibility or a rumour, in lower case. */
  readonly hedges: WordSet;
}
