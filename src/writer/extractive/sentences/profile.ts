import { setImmediate } from "node:timers/promises";
import { isStopStem, stems } from "../../../text/tokens/tokens.ts";
import { displayText } from "./display.ts";
import { isBoilerplate, standsAlone } from "./sentence-kind.ts";

/** Properties of a sentence that the rankings use, computed once. */
export interface SentenceProfile {
  /** Position in the document, from 1. */
  readonly number: number;
  /** As in the document (at most MAX_CHARACTERS of it), and as shown (display.ts). */
  readonly text: string;
  readonly shown: string;
  readonly words: number;
  /** Distinct content stems of `shown`. */
  readonly stems: ReadonlySet<string>;
  /** `figures`: words that begin with a digit. `names`: capitalised words other than the first. */
  readonly figures: number;
  readonly names: number;
  readonly quoted: boolean;
  readonly boilerplate: boolean;
  readonly standsAlone: boolean;
}

/** Longer "sentences" are text without full stops; only their beginning is used and quoted. */
export const MAX_CHARACTERS = 1000;
/** Sentences profiled before yielding to the event loop: about 10 ms. */
const SLICE = 250;
const LATER_CAPITAL = /[ \u2014-][("'“‘]?[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]/g;

/** `number`: the sentence's position in the document, from 1. */
export function profileSentence(sentence: string, number: number): SentenceProfile {
  const text = sentence.length <= MAX_CHARACTERS ? sentence : beginning(sentence);
  const shown = displayText(text);
  const all = stems(shown);
  return {
    number,
    text,
    shown,
    words: all.length,
    stems: new Set(all.filter((stem) => !isStopStem(stem))),
    figures: all.filter(startsWithDigit).length,
    names: shown.match(LATER_CAPITAL)?.length ?? 0,
    quoted: /["“”«»]/.test(shown),
    boilerplate: isBoilerplate(text),
    standsAlone: standsAlone(shown),
  };
}

/** Profiles of a document's sentences, in order. Repeated sentences count as boilerplate. */
export function profileSentences(sentences: readonly string[]): SentenceProfile[] {
  return [...eachProfile(sentences)];
}

/** The same, yielding to the event loop every SLICE sentences, so that a book does not block the thread. */
export async function profileInSlices(sentences: readonly string[]): Promise<SentenceProfile[]> {
  const profiles: SentenceProfile[] = [];
  for (const profile of eachProfile(sentences)) {
    if (profiles.push(profile) % SLICE === 0) await setImmediate();
  }
  return profiles;
}

function* eachProfile(sentences: readonly string[]): Generator<SentenceProfile> {
  const seen = new Set<string>();
  for (const [index, sentence] of sentences.entries()) {
    const profile = profileSentence(sentence, index + 1);
    yield seen.has(profile.text) ? { ...profile, boilerplate: true } : profile;
    seen.add(profile.text);
  }
}

const LONE_SURROGATE = /[\uD800-\uDBFF]$/;

function beginning(text: string): string {
  const head = text.slice(0, MAX_CHARACTERS);
  return head
    .slice(0, Math.max(head.lastIndexOf(" "), MAX_CHARACTERS / 2))
    .replace(LONE_SURROGATE, "")
    .trim();
}

function startsWithDigit(stem: string): boolean {
  const code = stem.charCodeAt(0);
  return code >= 48 && code <= 57;
}
