import { isStopStem, stems } from "../tokens/tokens.ts";

/** One or more consecutive stems: a word or a phrase. */
type Term = readonly string[];

/** What a person wants to read about. */
export interface Topic {
  /** All of these must occur; at least one has a content word. */
  readonly included: readonly Term[];
  /** None of these may occur. */
  readonly excluded: readonly Term[];
}

/** Limits on typed input: characters and terms beyond them are ignored. */
const MAX_CHARACTERS = 300;
const MAX_TERMS = 20;

/** An optional minus, then a phrase in quotation marks (any kind; an unclosed one runs to the end) or a single word. */
const TERM = /(?<minus>(?<!\S)[-−–])?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Parses a topic as typed: words and names ("Chile fires"), phrases ("“forest fires”"), exclusions ("-football").
 * Words joined without a space ("covid-19") are a phrase. Null if no included term has a content word.
 */
export function parseTopic(typed: string): Topic | null {
  const included: Term[] = [];
  const excluded: Term[] = [];
  for (const { groups = {} } of typed.slice(0, MAX_CHARACTERS).matchAll(TERM)) {
    const term = stems(groups.phrase ?? groups.word ?? "");
    if (term.length === 0 || (groups.phrase === undefined && term.every(isStopStem))) continue;
    (groups.minus === undefined ? included : excluded).push(term);
  }
  const hasContentTerm = included.some((term) => term.some((stem) => !isStopStem(stem)));
  return hasContentTerm
    ? { included: included.slice(0, MAX_TERMS), excluded: excluded.slice(0, MAX_TERMS) }
    : null;
}

/** The content stems of each included term; the stems of one term must occur in the same sentence. */
export function contentTerms({ included }: Topic): readonly (readonly string[])[] {
  return included.map((term) => term.filter((stem) => !isStopStem(stem))).filter((term) => term.length > 0);
}

/** Whether stems alone decide a match, without reading sentences: no exclusions and no phrases. */
export function matchesByStemsAlone({ included, excluded }: Topic): boolean {
  return excluded.length === 0 && included.every((term) => term.length === 1);
}

/** Whether a document matches: its sentences, title included, contain every included term and no excluded one. */
export function matchesTopic(document: { readonly sentences: readonly string[] }, topic: Topic): boolean {
  return topicMatcher(document)(topic);
}

/** Like matchesTopic, for many topics: the document is stemmed once. */
export function topicMatcher({
  sentences,
}: {
  readonly sentences: readonly string[];
}): (topic: Topic) => boolean {
  const sentenceStems = sentences.map(stems);
  const isIncluded = (term: Term) => sentenceStems.some((sentence) => containsPhrase(sentence, term));
  return ({ included, excluded }) => included.every(isIncluded) && !excluded.some(isIncluded);
}

function containsPhrase(sentence: readonly string[], term: Term): boolean {
  const [first = "", ...rest] = term;
  for (let at = sentence.indexOf(first); at !== -1; at = sentence.indexOf(first, at + 1)) {
    if (rest.every((stem, index) => sentence[at + 1 + index] === stem)) return true;
  }
  return false;
}
