import { isStopStem, stems } from "../../text/tokens.ts";
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
  /** Distinct content stems of what is shown. */
  readonly stems: ReadonlySet<string>;
  /** Words that begin with a digit, and capitalised words other than the first. */
  readonly figures: number;
  readonly names: number;
  readonly quoted: boolean;
  readonly furniture: boolean;
  readonly standsAlone: boolean;
}

const LATER_CAPITAL = /[ \u2014-][("'“‘]?[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]/g;

/** The profile of a sentence; `number` is its place in the document, from 1. */
export function profileSentence(text: string, number: number): SentenceProfile {
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
    furniture: isFurniture(text),
    standsAlone: standsAlone(shown),
  };
}

/** Profiles of a document's sentences, in order. A sentence that stands there a second time is furniture. */
export function profileSentences(sentences: readonly string[]): SentenceProfile[] {
  const seen = new Set<string>();
  return sentences.map((text, index) => {
    const profile = profileSentence(text, index + 1);
    const again = seen.has(text);
    seen.add(text);
    return again ? { ...profile, furniture: true } : profile;
  });
}

function startsWithDigit(stem: string): boolean {
  const code = stem.charCodeAt(0);
  return code >= 48 && code <= 57;
}
