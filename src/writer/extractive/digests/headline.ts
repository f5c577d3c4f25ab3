import type { Document } from "../../../domain/documents/document.ts";
import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import type { SentenceProfile } from "../sentences/profile.ts";

/** A headline and its source: one sentence, or several if the title was split into sentences. */
export interface Headline {
  readonly text: string;
  readonly profiles: readonly SentenceProfile[];
}

/** Newspaper headlines are rarely longer. Longer sentences are cut at a clause boundary near this length. */
const MAX_HEADLINE_WORDS = 16;
const MIN_CLAUSE_WORDS = 6;
const MIN_TITLE_WORDS = 3;
const MIN_REPAIRED_WORDS = 4;
const CUT_OFF = /\s*(?:\.\.\.|…)$/u;
/** Site names appended to titles: " - CNN", " | The Week UK". */
const SITE_NAME = /\s+(?:\||[–—-])\s+(?:\p{Lu}[\p{L}.&'-]*\s?){1,4}$/u;
const {
  clauseBoundary: CLAUSE_BOUNDARY,
  verb: VERB,
  subordinate: SUBORDINATE,
  dangling: DANGLING,
} = DEFAULT_PACK.prose.headlines;
const MAX_TITLE_SENTENCES = 5;

/** The leading sentences that form the document's title: one, or a few if the title was split; empty if there are none. */
export function titleSentences(document: Document, profiles: readonly SentenceProfile[]): SentenceProfile[] {
  if (document.titleFrom === "file-name") return [];
  const title = fold(document.title);
  for (let count = 1; count <= Math.min(MAX_TITLE_SENTENCES, profiles.length); count++) {
    const first = profiles.slice(0, count);
    if (fold(first.map((profile) => profile.text).join(" ")) === title) return first;
  }
  return [];
}

/** The title without the site's name; null if there is none, it is truncated beyond repair, or it is only a label. */
export function titleHeadline(profiles: readonly SentenceProfile[]): Headline | null {
  const title = profiles.map((profile) => profile.text).join(" ");
  const text = CUT_OFF.test(title) ? repairTruncated(title) : withoutSiteName(title);
  return text !== null && saysSomething(text) ? { text, profiles } : null;
}

/** A title of two words is a label ("Weekly digest") unless one of them is a verb ("Bridge closed"). */
function saysSomething(title: string): boolean {
  const count = wordsIn(title);
  return count >= MIN_TITLE_WORDS || (count === MIN_TITLE_WORDS - 1 && VERB.test(title));
}

function withoutSiteName(title: string): string {
  const bare = title.replace(SITE_NAME, "");
  return (wordsIn(bare) >= MIN_TITLE_WORDS ? bare : title).replace(/(\p{L}{3,})\.$/u, "$1");
}

/** Cuts a truncated title ("... hit a record as Russia goes on to ...") back to its last complete clause. */
function repairTruncated(title: string): string | null {
  const whole = clauseHeads(title).findLast((head) => !isIncomplete(head));
  if (whole === undefined || wordsIn(whole) < MIN_REPAIRED_WORDS) return null;
  if (title[whole.length] === ":") return VERB.test(whole) ? whole : null;
  if (title[whole.length] !== ",") return whole;
  const isMost = wordsIn(whole) * 2 > wordsIn(title);
  return isMost && (VERB.test(whole) || whole.includes(":")) ? whole : null;
}

/** A sentence as a headline: whole if short, else as many of its first clauses as fit. */
export function sentenceHeadline(profile: SentenceProfile): Headline {
  const text = firstClauses(profile.shown).replace(/[.,;:]+$/u, "");
  return { text, profiles: [profile] };
}

function firstClauses(sentence: string): string {
  if (wordsIn(sentence) <= MAX_HEADLINE_WORDS) return sentence;
  const heads = clauseHeads(sentence).filter(
    (head) => wordsIn(head) >= MIN_CLAUSE_WORDS && VERB.test(head) && !isIncomplete(head),
  );
  return heads.findLast((head) => wordsIn(head) <= MAX_HEADLINE_WORDS) ?? heads[0] ?? sentence;
}

/** The text before each clause boundary, shortest first. */
function clauseHeads(text: string): string[] {
  return Array.from(text.matchAll(CLAUSE_BOUNDARY), ({ index }) => text.slice(0, index)).filter(balanced);
}

/** Whether the last clause needs another one: "If it rains", "The storm, which hit Fiji". */
function isIncomplete(head: string): boolean {
  const last = head.split(/[,;:]\s/).at(-1) ?? head;
  if (SUBORDINATE.test(last) || (DANGLING.test(last) && last !== head)) return true;
  return SUBORDINATE.test(head) && !VERB.test(last);
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
