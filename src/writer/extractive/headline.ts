import type { Document } from "../../domain/document.ts";
import type { SentenceProfile } from "./profile.ts";

/** A headline: an exact substring of the sentence it stands in. */
export interface Headline {
  readonly text: string;
  readonly profile: SentenceProfile;
  /** Whether it is the document's own title rather than one of its sentences. */
  readonly isTitle: boolean;
}

/** Headlines of newspapers rarely run longer; a sentence is cut at a clause boundary to come near it. */
const LONGEST_HEADLINE_WORDS = 16;
const FEWEST_TITLE_WORDS = 3;
const CUT_OFF = /\s*(?:\.\.\.|…)$/u;
const SITE_SUFFIX = /\s+[|–—-]\s+[^|–—-]{2,40}$/u;
const CLAUSE_BOUNDARY =
  /(?:,|;|:|\s[–—-])\s|\s(?=(?:after|while|when|because|although|as|which|who|but|and|amid)\s)/gu;

/** The sentence that is the document's title, among its first few, or null. */
export function titleSentence(
  document: Document,
  profiles: readonly SentenceProfile[],
): SentenceProfile | null {
  if (document.titleFrom === "file-name") return null;
  const title = fold(document.title);
  return profiles.slice(0, 3).find(({ text }) => fold(text) === title) ?? null;
}

/** The title as a headline, without the site's name; null when it is cut off or no more than a label. */
export function titleHeadline(profile: SentenceProfile): Headline | null {
  if (CUT_OFF.test(profile.text)) return null;
  const bare = profile.text.replace(SITE_SUFFIX, "");
  const text = wordsIn(bare) >= FEWEST_TITLE_WORDS ? bare : profile.text;
  return wordsIn(text) >= FEWEST_TITLE_WORDS ? { text, profile, isTitle: true } : null;
}

/** A sentence as a headline: whole when short, else its first clauses. */
export function sentenceHeadline(profile: SentenceProfile): Headline {
  return { text: firstClauses(profile.shown).replace(/[.,;:]+$/u, ""), profile, isTitle: false };
}

function firstClauses(sentence: string): string {
  if (wordsIn(sentence) <= LONGEST_HEADLINE_WORDS) return sentence;
  let best: string | null = null;
  for (const boundary of sentence.matchAll(CLAUSE_BOUNDARY)) {
    const head = sentence.slice(0, boundary.index);
    if (wordsIn(head) > LONGEST_HEADLINE_WORDS) break;
    if (wordsIn(head) >= 6 && balanced(head)) best = head;
  }
  return best ?? sentence;
}

function balanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/[“(]/g) === count(/[”)]/g);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
