import { isStopStem, stems } from "./tokens.ts";

/** Stems that must follow one another in a sentence; a word is one of them. */
type Term = readonly string[];

/** What somebody wants to read about. */
export interface Topic {
  /** All of these, at least one of them with a telling word. */
  readonly wanted: readonly Term[];
  /** None of these. */
  readonly unwanted: readonly Term[];
}

/** Characters of what was typed that are looked at, and terms at most. */
const MOST_CHARACTERS = 300;
const MOST_TERMS = 20;

/** A minus, a phrase in quotation marks (of any kind; an open one ends with the text), or what stands between spaces. */
const TERM = /(?<minus>(?<!\S)[-−–])?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Reads a topic as it is typed: words and names ("Chile fires"), phrases ("“forest fires”"), exclusions ("-football").
 * Words joined without a space ("covid-19") are a phrase. Null when no telling word says what is wanted.
 */
export function readTopic(typed: string): Topic | null {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const { groups = {} } of typed.slice(0, MOST_CHARACTERS).matchAll(TERM)) {
    const term = stems(groups.phrase ?? groups.word ?? "");
    if (term.length === 0 || (groups.phrase === undefined && term.every(isStopStem))) continue;
    (groups.minus === undefined ? wanted : unwanted).push(term);
  }
  const telling = wanted.some((term) => term.some((stem) => !isStopStem(stem)));
  return telling ? { wanted: wanted.slice(0, MOST_TERMS), unwanted: unwanted.slice(0, MOST_TERMS) } : null;
}

/** Of each wanted term the stems that tell something; those of one term stand in one sentence. */
export function tellingTerms({ wanted }: Topic): readonly (readonly string[])[] {
  return wanted.map((term) => term.filter((stem) => !isStopStem(stem))).filter((term) => term.length > 0);
}

/** Whether a document that holds the telling stems is on the topic, without a look at its sentences. */
export function isHeldByWords({ wanted, unwanted }: Topic): boolean {
  return unwanted.length === 0 && wanted.every((term) => term.length === 1);
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
  const held = sentences.map(stems);
  const holds = (term: Term) => held.some((sentence) => follow(sentence, term));
  return ({ wanted, unwanted }) => wanted.every(holds) && !unwanted.some(holds);
}

function follow(sentence: readonly string[], term: Term): boolean {
  const [first = "", ...rest] = term;
  for (let at = sentence.indexOf(first); at !== -1; at = sentence.indexOf(first, at + 1)) {
    if (rest.every((stem, index) => sentence[at + 1 + index] === stem)) return true;
  }
  return false;
}
