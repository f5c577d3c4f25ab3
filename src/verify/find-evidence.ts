import type { Verdict } from "../domain/documents/claim.ts";
import type { CitedSentence, Surroundings } from "../domain/writing/verify.ts";
import { type ParsedText, parseClaim, parseText } from "./parsing/source.ts";
import { verify } from "./verify.ts";

/** The sentences of a document that hold a claim, and what the check says of the claim with them. */
export interface FoundEvidence {
  /** Indexes of one to three sentences, from 0, ascending; empty if none has anything of the claim. */
  readonly sentences: readonly number[];
  readonly verdict: Verdict;
  /** What the verdict's suppliers refer to. */
  readonly surroundings: Surroundings;
}

/** At most this many sentences together hold a claim. */
const MAX_SENTENCES = 3;
/** A claim gathered from so many sentences is more often made of several facts than true: it must follow them more closely. */
const MIN_SCATTERED_SCORE = 0.4;
/** A further sentence must add this share of the claim's weight. */
const MIN_GAIN = 0.08;
/** Sentences before a chosen one that may name what it only refers to. */
const CONTEXT_BEFORE = 2;
/** A figure or a name tells more of where a claim is from than another word. */
const FIGURE_WEIGHT = 2;

/**
 * Finds the one to three sentences of a document that together hold a claim's words, rare ones first, and checks the claim
 * against these. They are chosen before they are judged: taking any that pass would let wrong claims in.
 */
export function findEvidence(
  text: string,
  document: readonly CitedSentence[],
  title: string | null,
): FoundEvidence {
  const sentences = document.map(parseText);
  const claim = parseClaim(text, document.slice(0, 1));
  const chosen = choose(weighted(claim, sentences), sentences);
  const surroundings = { title, context: contextOf(chosen, document) };
  const cited = chosen.flatMap((index) => document[index] ?? []);
  const verdict = verify(text, cited, surroundings);
  const isScattered = chosen.length === MAX_SENTENCES && verdict.score < MIN_SCATTERED_SCORE;
  return {
    sentences: chosen,
    verdict: verdict.status === "matched" && isScattered ? scattered(verdict.score) : verdict,
    surroundings,
  };
}

function scattered(score: number): Verdict {
  const detail = `no two sentences hold the claim, and it follows ${MAX_SENTENCES} too loosely`;
  return { status: "blocked", reason: "unsupported", detail, score };
}

/** The claim's stems with their weights: those of few sentences weigh most, figures and capitalised words double. */
function weighted(claim: ParsedText, sentences: readonly ParsedText[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { stem, isStop, start, end, word } of claim.terms()) {
    if (isStop || weights.has(stem)) continue;
    const count = sentences.filter((sentence) => sentence.stemSet().has(stem)).length;
    const isFigure = /\d/.test(word) || /^\p{Lu}/u.test(claim.text.slice(start, end));
    const idf = Math.log(1 + sentences.length / (1 + count));
    if (count > 0) weights.set(stem, idf * (isFigure ? FIGURE_WEIGHT : 1));
  }
  return weights;
}

function choose(weights: ReadonlyMap<string, number>, sentences: readonly ParsedText[]): number[] {
  const total = weights.values().reduce((sum, weight) => sum + weight, 0);
  const left = new Map(weights);
  const chosen: number[] = [];
  while (chosen.length < MAX_SENTENCES && left.size > 0) {
    const { index, gain } = best(left, sentences);
    if (index < 0 || (chosen.length > 0 && gain < MIN_GAIN * total)) break;
    chosen.push(index);
    for (const stem of sentences[index]?.stemSet() ?? []) left.delete(stem);
  }
  return chosen.toSorted((a, b) => a - b);
}

/** The first sentence with most of the weight. */
function best(
  weights: ReadonlyMap<string, number>,
  sentences: readonly ParsedText[],
): { index: number; gain: number } {
  let found = { index: -1, gain: 0 };
  for (const [index, sentence] of sentences.entries()) {
    let gain = 0;
    for (const [stem, weight] of weights) if (sentence.stemSet().has(stem)) gain += weight;
    if (gain > found.gain) found = { index, gain };
  }
  return found;
}

/** The first sentence of the document, and those before the chosen ones. */
function contextOf(chosen: readonly number[], document: readonly CitedSentence[]): string[] {
  const near = new Set([
    0,
    ...chosen.flatMap((index) => Array.from({ length: CONTEXT_BEFORE }, (_, at) => index - 1 - at)),
  ]);
  return [...near]
    .filter((index) => index >= 0 && !chosen.includes(index))
    .flatMap((index) => document[index]?.text ?? []);
}
