import type { WordList, WordSet } from "../word-lists.ts";

/** How a language writes abbreviations, ordinals and the edges of sentences. */
export interface SentenceRules {
  /** Abbreviations before a name: their full stop never ends a sentence. As written, without the stop. */
  readonly beforeName: WordSet;
  /** Abbreviations before a number; before anything else the stop ends the sentence. In lower case. */
  readonly beforeNumber: WordSet;
  /** Abbreviations that may end a sentence: the stop does so only before a common opening word. As written. */
  readonly anywhere: WordSet;
  /** Abbreviations with inner stops that never end a sentence ("e.g"). As written, without the last stop. */
  readonly neverLast: WordSet;
  /** Common opening words, in lower case: those that are not capitalized within a sentence. */
  readonly openings: WordSet;
  /** Words before and after an ordinal with a full stop ("am 28. Januar"); null if the language has none. */
  readonly ordinals: { readonly before: WordSet; readonly after: WordSet } | null;
  /** Verbs after the name of a speaker: “Why not?” Smith asked. As written within a sentence. */
  readonly speakerVerbs: WordList;
  /** Words in lower case within a speaker's name. */
  readonly speakerParticles: WordList;
  /** Words of a time zone after a time with a full stop: "9 a.m. Eastern". As written. */
  readonly timeZoneWords: WordSet;
  /** Words that never end a heading, byline or list item, in lower case: a line that ends so breaks a sentence. */
  readonly lineContinues: WordList;
}
