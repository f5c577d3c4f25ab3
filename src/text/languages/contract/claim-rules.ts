import type { WordList, WordSet } from "../word-lists.ts";

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

/** How the true number relates to the stated one: "more than 50", "at least 50", "nearly 50", "about 50", "only 50". */
export type Bound = "above" | "at-least" | "below" | "about" | "exact";

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

/** What a claim may not change about its source, beside its words: who did what, how sure it is, how much it says. Words are folded. */
export interface ClaimRelationRules {
  /** Words of the same direction, and those of the opposite one: rise, gain | fall, drop. All forms that a stem does not cover. */
  readonly opposites: readonly (readonly [WordList, WordList])[];
  /** What may stand between a name and its verb: "has", "was", "also"; of these, those that make a passive. */
  readonly auxiliaries: WordSet;
  readonly passive: WordSet;
  /** Beside the past forms of verbs of speech: what names a speaker ("according"), and forms that are nothing else ("says"). */
  readonly speech: WordSet;
  /** Words that begin a relative clause, whose verb of speech says nothing of the rest. */
  readonly relative: WordSet;
  /** Words after which a new clause begins. */
  readonly conjunctions: WordSet;
  /** Words that deny what follows them, without being a negation: "refused", "hardly". */
  readonly denials: WordSet;
  /** The word before an infinitive, which may tell of a plan: "to reopen". */
  readonly infinitive: WordSet;
  /** Grave events, in all words for one: a claim has none that its sentences have no word for. */
  readonly events: readonly WordList[];
  /** The word before the agent of a passive ("by"). */
  readonly agent: WordSet;
  /** Words of a possibility, of a rumour or suspicion, and of a plan or forecast. A claim keeps the weakest that its source has. */
  readonly possibility: WordSet;
  readonly rumour: WordSet;
  readonly plan: WordSet;
  /** What in a claim is unsure enough, beside those words: "possible". */
  readonly softening: WordSet;
  /** What a plan may be told with beside those words: "will", "to". */
  readonly future: WordSet;
  /** Forms of verbs that tell what has happened, so that a plan is none any more. Folded. */
  readonly pastTense: RegExp;
  /** Speakers whose facts are told without them: authorities, agencies, statistics. */
  readonly factSpeakers: WordSet;
  /** Words that give a cause: "because", "caused". */
  readonly causes: WordSet;
  /** Words that make a statement larger or unique: "record", "only", "doubled", superlatives. */
  readonly emphasis: WordSet;
  /** Counted nouns that stand for any other ("people", "others"). Stems. */
  readonly anyone: WordSet;
  /** After a number: it counts a part of what was counted before ("five of them"). */
  readonly partOf: RegExp;
  /** Verbs that deny what they report. */
  readonly denyingSpeech: WordSet;
  /** Words for an unsaid number ("several"). */
  readonly vagueCounts: WordSet;
  /** "one in five", "jedes fünfte": `part` (absent for one) and `whole`, in digits or as a key of `ratioValues`. Global. */
  readonly ratio: RegExp;
  /** Numbers in words of a ratio. */
  readonly ratioValues: Readonly<Record<string, number>>;
  /** A share of a percentage point ("three-quarters of a point"): `top` (absent for one) and `bottom`, a denominator. Global. */
  readonly pointShare: RegExp;
  /** Ordinals in words, folded: their numbers. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** "a day earlier": the time between two dates, with its `unit`, a key of `apartDays`. */
  readonly apart: RegExp;
  readonly apartDays: Readonly<Record<string, number>>;
  /** A time zone right after a time of day. */
  readonly timeZone: RegExp;
  /** Words that after a negation give the time from which it ends: "not until". Folded. */
  readonly until: WordSet;
  /** Words before a noun, in languages that write nouns with a capital: what follows one is no name. */
  readonly determiners: WordSet;
}
