import { type AnswerCandidate, DEPENDENT_OPENING } from "./candidates.ts";
import type { ScoredCandidate } from "./choose-sentences.ts";

/**
 * Whether the likeliest sentence is told as the answer or only as the closest one: a logistic regression on the quiz weeks, rounded,
 * over what it has of the question, what its neighbours have, and how far the next different sentence is behind. The limit is where
 * 60 of 100 such sentences hold the answer; docs/answers.md has the curve.
 */
const OWN_WEIGHT = 2;
const NEAR_WEIGHT = 0.3;
const MARGIN_WEIGHT = 0.5;
const BIAS = -2.4;
/** A larger lead tells no more. */
const MAX_MARGIN = 3;
/** A sentence that shares this part of its stems with another says the same. */
const SAME_SHARE = 0.5;

/** How sure it is that the first sentence of a ranking answers the question: 0 and above is sure enough. */
export function sureness(ranked: readonly ScoredCandidate[]): number {
  const [first] = ranked;
  if (first === undefined) return Number.NEGATIVE_INFINITY;
  const next = ranked.find((other) => other !== first && sharedStems(other, first) < SAME_SHARE);
  const margin = next === undefined ? MAX_MARGIN : Math.min(MAX_MARGIN, first.score - next.score);
  return BIAS + OWN_WEIGHT * ownOf(first) + NEAR_WEIGHT * first.near + MARGIN_WEIGHT * margin;
}

/** What a sentence that leans on the one before has of the question together with it ("He was 74."). */
function ownOf({ text, own, alone }: AnswerCandidate): number {
  return DEPENDENT_OPENING.test(text) ? Math.max(own, alone) : own;
}

function sharedStems(one: AnswerCandidate, other: AnswerCandidate): number {
  return one.stems.intersection(other.stems).size / Math.max(1, one.stems.size);
}
