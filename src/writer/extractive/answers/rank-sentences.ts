import { contentStems, words } from "../../../text/tokens/tokens.ts";
import { kindScore } from "./answer-kind.ts";
import type { AnswerCandidate } from "./candidates.ts";
import type { ScoredCandidate } from "./choose-sentences.ts";
import type { WeightedQuestion } from "./weighted-question.ts";

/** What tells an answer from other sentences of the same passages; each 0..1. docs/answers.md says how the weights were fitted. */
export const RANK_FEATURES = [
  "own",
  "alone",
  "near",
  "passage",
  "whole",
  "title",
  "rank",
  "named",
  "kind",
  "heading",
  "short",
  "long",
  "new",
] as const;

export type RankFeature = (typeof RANK_FEATURES)[number];

const SENTENCE_END = /[.!?]["”’')]*$/;
const SHORT_WORDS = 8;
const LONG_WORDS = 45;

export function rankFeatures(
  candidate: AnswerCandidate,
  question: WeightedQuestion,
): Readonly<Record<RankFeature, number>> {
  const { own, alone, near, passage, whole, title, rank, named, text, mentioned } = candidate;
  const count = words(text).length;
  const content = contentStems(text);
  const said = content.filter((stem) => question.stemsByVariant.has(stem)).length;
  return {
    own,
    alone,
    near,
    passage,
    whole,
    title,
    rank,
    named,
    kind: kindScore(candidate, question),
    heading: SENTENCE_END.test(text) ? 0 : 1,
    short: Math.max(0, 1 - count / SHORT_WORDS),
    long: count > LONG_WORDS ? 1 : 0,
    new: mentioned.size === 0 ? 0 : 1 - said / Math.max(1, content.length),
  };
}

/**
 * Weights of the features, from one softmax regression over the sentences of each question, on the tuning half of the quiz weeks
 * (a penalty of 0.003 on the squares), rounded.
 */
export const RANK_WEIGHTS: Readonly<Record<RankFeature, number>> = {
  own: 3.2,
  alone: 0.7,
  near: 2.1,
  passage: -0.9,
  whole: 0.4,
  title: 1.5,
  rank: 2.6,
  named: 0.3,
  kind: 3.8,
  heading: -0.9,
  short: 0.8,
  long: -0.3,
  new: -0.5,
};

/** The candidates by how likely they answer the question, the likeliest first. */
export function rankSentences(
  candidates: readonly AnswerCandidate[],
  question: WeightedQuestion,
): ScoredCandidate[] {
  return candidates
    .map((candidate) => {
      const features = rankFeatures(candidate, question);
      const score = RANK_FEATURES.reduce((sum, name) => sum + RANK_WEIGHTS[name] * features[name], 0);
      return { ...candidate, kind: features.kind, score };
    })
    .toSorted((a, b) => b.score - a.score);
}
