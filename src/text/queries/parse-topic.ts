import { isStopStem, stems } from "../tokens/tokens.ts";

/** Stems that must follow one another in a sentence; a word is one of them. */
type Term = readonly string[];

/** What somebody wants to read about. */
export interface Topic {
  /** All of these, at least one of them with a telling word. */
  readonly included: readonly Term[];
  /** None of these. */
  readonly excluded: readonly Term[];
}

/** Characters of what was typed that are looked at, and terms at most. */
const MAX_CHARACTERS = 300;
const MAX_TERMS = 20;

/** A minus, a phrase in quotation marks (of any kind; an open one ends with the text), or what stands between spaces. */
const TERM = /(?<minus>(?<!\S)[-−–])?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Reads a topic as it is typed: words and names ("Chile fires"), phrases ("“forest fires”"), exclusions ("-football").
 * Words joined without a space ("covid-19") are a phrase. Null when no telling word says what is wanted.
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

/** Of each wanted term the stems that tell something; those of one term stand in one sentence. */
export function contentTerms({ included }: Topic): readonly (readonly string[])[] {
  return included.map((term) => term.filter((stem) => !isStopStem(stem))).filter((term) => term.length > 0);
}

/** Whether a document that holds the telling stems is on the topic, without a look at its sentences. */
export function matchesByStemsAlone({ included, excluded }: Topic): boolean {
  return excluded.length === 0 && included.every((term) => term.length === 1);
}

/** Whether a document is on the topic: its sentences, the title among them, hold all that is wanted and nothing unwanted. */
export function matchesTopic(document: { readonly sentences: readonly string[] }, topic: Topic): boolean {
  return topicMatcher(document)(topic);
}

/** The same for many topics: the document's words are read once. */
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
