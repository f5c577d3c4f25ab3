import type { Document } from "../../domain/document.ts";
import type { SentenceProfile } from "./profile.ts";

/** A headline and the sentences it stands in: one, or those a title was split into. */
export interface Headline {
  readonly text: string;
  readonly profiles: readonly SentenceProfile[];
}

/** Newspaper headlines rarely run longer; a sentence is cut at a clause boundary to come near it. */
const LONGEST_HEADLINE_WORDS = 16;
const FEWEST_CLAUSE_WORDS = 6;
const FEWEST_TITLE_WORDS = 3;
const CUT_OFF = /\s*(?:\.\.\.|…)$/u;
/** " - CNN", " | The Week UK": what sites append to their titles. */
const SITE_NAME = /\s+(?:\||[–—-])\s+(?:\p{Lu}[\p{L}.&'-]*\s?){1,4}$/u;
const CLAUSE_BOUNDARY =
  /[,;:]\s|\s[–—-]+\s|\s(?=(?:after|while|when|because|although|as|which|who|but|and|amid|following|where|saying)\s)/gu;
const MOST_TITLE_SENTENCES = 5;

/** The sentences that are the document's title: its first, or its first few where the title was split; else none. */
export function titleSentences(document: Document, profiles: readonly SentenceProfile[]): SentenceProfile[] {
  if (document.titleFrom === "file-name") return [];
  const title = fold(document.title);
  for (let count = 1; count <= Math.min(MOST_TITLE_SENTENCES, profiles.length); count++) {
    const first = profiles.slice(0, count);
    if (fold(first.map((profile) => profile.text).join(" ")) === title) return first;
  }
  return [];
}

/** The title as a headline, without the site's name; null when there is none, or it is cut off, or only a label. */
export function titleHeadline(profiles: readonly SentenceProfile[]): Headline | null {
  const title = profiles.map((profile) => profile.text).join(" ");
  if (CUT_OFF.test(title)) return null;
  const bare = title.replace(SITE_NAME, "");
  const text = wordsIn(bare) >= FEWEST_TITLE_WORDS ? bare : title;
  return wordsIn(text) >= FEWEST_TITLE_WORDS ? { text, profiles } : null;
}

/** A sentence as a headline: whole when short, else as many of its first clauses as fit. */
export function sentenceHeadline(profile: SentenceProfile): Headline {
  const text = firstClauses(profile.shown).replace(/[.,;:]+$/u, "");
  return { text, profiles: [profile] };
}

function firstClauses(sentence: string): string {
  if (wordsIn(sentence) <= LONGEST_HEADLINE_WORDS) return sentence;
  let best: string | null = null;
  for (const boundary of sentence.matchAll(CLAUSE_BOUNDARY)) {
    const head = sentence.slice(0, boundary.index);
    if (wordsIn(head) > LONGEST_HEADLINE_WORDS) break;
    if (wordsIn(head) >= FEWEST_CLAUSE_WORDS && balanced(head)) best = head;
  }
  return best ?? sentence;
}

function balanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/[“(]/g) === count(/[”)]/g);
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length;
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
