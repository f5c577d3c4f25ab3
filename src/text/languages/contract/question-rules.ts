import type { WordList, WordSet } from "../word-lists.ts";

/** What kind of answer a question expects, judged by its words. */
export type AnswerKind =
  | "person"
  | "identity"
  | "place"
  | "whereabouts"
  | "time"
  | "count"
  | "money"
  | "percent"
  | "duration"
  | "reason"
  | "statement"
  | "yes-no"
  | "thing";

/** How questions are asked. Lists are words, which the reader stems. */
export interface QuestionRules {
  /** Messages that greet, thank or ask for help, in lower case with single spaces and no punctuation. */
  readonly greetings: readonly string[];
  /** Words that ask or frame ("how many", "tell me") but say nothing about the subject. */
  readonly questionWords: WordList;
  /** Words of degree, number, order and praise, which a report of the same event words otherwise. */
  readonly looseModifiers: WordList;
  /** Words to search for if a question has no others. */
  readonly fallbackWords: WordList;
  /** The kind of answer by the words of the clause that asks, the first that matches. */
  readonly kinds: readonly (readonly [RegExp, AnswerKind])[];
  /** Any question word; an aside ("Korn, who died,"; global); a subordinate clause after the one that asks. */
  readonly questionWord: RegExp;
  readonly aside: RegExp;
  readonly subordinate: RegExp;
  /** A measure that the answer replaces ("how old"; global), and what is left of it. */
  readonly measure: RegExp;
  readonly measureWord: string;
  /** What follows "how many", "who", "why" and "which", in a group. */
  readonly afterHowMany: RegExp;
  readonly afterWho: RegExp;
  readonly afterWhy: RegExp;
  readonly afterWhich: RegExp;
  /** Words after a description ("which city is") that show that its last word was no verb; endings of verbs. */
  readonly auxiliaries: WordSet;
  readonly verbEnding: RegExp;
  /** Words that a question and a report use interchangeably; one group per list. */
  readonly synonyms: readonly WordList[];
  readonly followUps: FollowUpRules;
}

/** How a question refers to the conversation before it. */
export interface FollowUpRules {
  /** "and", "what about" at the start; of these, those that change the subject; a question word at the start. */
  readonly connectiveOpening: RegExp;
  readonly newTopic: RegExp;
  readonly questionOpening: RegExp;
  readonly personPronoun: RegExp;
  readonly thingPronoun: RegExp;
}

/** Words by which a sentence gives one kind of answer. */
export interface AnswerRules {
  readonly reason: RegExp;
  readonly duration: RegExp;
  /** Says who someone is: "A, the head of B". */
  readonly role: RegExp;
  /** A place without a name ("in a river"); what stands right before the name of a place. */
  readonly whereabouts: RegExp;
  readonly placeBefore: RegExp;
  /** A speaker that an earlier sentence names. */
  readonly pronoun: RegExp;
  /** The pronoun "one" as a whole number text, which counts nothing. */
  readonly one: RegExp;
  /** Events whose count may be given in "times", that unit, and units of time, as words. */
  readonly countedEvents: WordList;
  readonly timesUnit: string;
  readonly timeUnits: WordList;
  /** An opening that refers to the previous sentence. */
  readonly dependentOpening: RegExp;
}
