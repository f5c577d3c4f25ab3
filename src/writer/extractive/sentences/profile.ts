import { setImmediate } from "node:timers/promises";
import { isStopStem, stems } from "../../../text/tokens/tokens.ts";
import { displayText } from "./display.ts";
import { isBoilerplate, standsAlone } from "./sentence-kind.ts";

/** What the rankings need to know of one sentence, worked out once. */
export interface SentenceProfile {
  /** From 1. */
  readonly number: number;
  /** As in the document (at most MOST_CHARACTERS of it), and as shown. */
  readonly text: string;
  readonly shown: string;
  readonly words: number;
  /** Distinct content stems of what is shown. */
  readonly stems: ReadonlySet<string>;
  /** Words that begin with a digit, and capitalised words other than the first. */
  readonly figures: number;
  readonly names: number;
  readonly quoted: boolean;
  readonly boilerplate: boolean;
  readonly standsAlone: boolean;
}

/** Longer "sentences" are text without full stops; of them only the beginning is looked at, and never more quoted. */
export const MAX_CHARACTERS = 1000;
/** Sentences profiled at a stretch: about 10 ms. */
const SLICE = 250;
const LATER_CAPITAL = /[ \u2014-][("'“‘]?[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]/g;

/** The profile of a sentence; `number` is its place in the document, from 1. */
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

/** Profiles of a document's sentences, in order. A sentence that stands there a second time is furniture. */
export function profileSentences(sentences: readonly string[]): SentenceProfile[] {
  return [...eachProfile(sentences)];
}

/** The same, letting others run after every few hundred sentences, so that a book does not hold up the rest. */
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
