import { contentStems, words } from "../../text/tokens.ts";
import { displayText } from "./display.ts";
import { isFurniture, standsAlone } from "./sentence-kind.ts";

/** What the rankings need to know of one sentence, worked out once. */
export interface SentenceProfile {
  /** From 1. */
  readonly number: number;
  /** As in the document, and as shown. */
  readonly text: string;
  readonly shown: string;
  readonly words: number;
  /** Distinct content stems. */
  readonly stems: ReadonlySet<string>;
  /** Words with a digit, and capitalised words other than the first. */
  readonly figures: number;
  readonly names: number;
  readonly furniture: boolean;
  readonly standsAlone: boolean;
}

/** Profiles of a document's sentences, in order. */
export function profileSentences(sentences: readonly string[]): SentenceProfile[] {
  return sentences.map((text, index) => profileSentence(text, index + 1));
}

/** `number` is the sentence's, from 1. */
export function profileSentence(text: string, number: number): SentenceProfile {
  const shown = displayText(text);
  const tokens = words(shown);
  return {
    number,
    text,
    shown,
    words: tokens.length,
    stems: new Set(contentStems(shown)),
    figures: tokens.filter((token) => /\p{N}/u.test(token.text)).length,
    names: tokens.slice(1).filter((token) => /^\p{Lu}/u.test(token.text)).length,
    furniture: isFurniture(text),
    standsAlone: standsAlone(text),
  };
}
