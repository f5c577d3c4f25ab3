import type { AnswerCandidate } from "./candidates.ts";
import { MAX_SHORT_STEMS, type WeightedQuestion } from "./weighted-question.ts";

/**
 * An answer needs a support of at least REQUIRED_SUPPORT, minus a discount that grows with the question's length because a
 * long question is never covered whole. All weights come from one logistic regression, scaled so that the first three add up
 * to 3, and rounded. docs/answers.md describes the training data, the stability, and how REQUIRED_SUPPORT was set.
 */
const REQUIRED_SUPPORT = 4.72;
const DISCOUNT_PER_LOG_STEM = 0.9;
/** Shorter questions get the discount of a question with this many stems, so that full coverage suffices for them. */
const MIN_LENGTH = 6;
const NEAR_WEIGHT = 1;
const PASSAGE_WEIGHT = 1.3;
const DOCUMENT_WEIGHT = 0.7;
const TITLE_WEIGHT = 0.7;
const NAMES_WEIGHT = 0.4;
/** Support in another document above this value counts as corroboration: two documents rarely agree by chance. */
const ELSEWHERE_FROM = 1.5;
const ELSEWHERE_WEIGHT = 0.24;

/** Weighted sum of the question's shares near the sentence, in its passage, document and title, and of its names; 0..4.1. */
export function supportScore({ near, passage, whole, title, named }: AnswerCandidate): number {
  return (
    NEAR_WEIGHT * near +
    PASSAGE_WEIGHT * passage +
    DOCUMENT_WEIGHT * whole +
    TITLE_WEIGHT * title +
    NAMES_WEIGHT * named
  );
}

function requiredSupport(length: number): number {
  return REQUIRED_SUPPORT - DISCOUNT_PER_LOG_STEM * Math.log(1 + Math.max(MIN_LENGTH, length));
}

/** For short questions, the sentence and the title must contain this share of the question. */
const MIN_ALONE = 0.5;
/** The document must contain this share of the carried-over stems, else it is about something else. */
const MIN_CONTEXT = 0.5;
/** Limits for questions without stems of their own: the sentence only has to be about the conversation's topic. */
const DEPENDENT_MIN_NEAR = 0.4;
const DEPENDENT_MIN_WHOLE = 0.7;

/** Returns a function from a document's path to the best support in any other document; 0 if there is none. */
export function supportElsewhere(candidates: readonly AnswerCandidate[]): (path: string) => number {
  const best = new Map<string, number>();
  for (const candidate of candidates) {
    const { path } = candidate.document;
    best.set(path, Math.max(best.get(path) ?? 0, supportScore(candidate)));
  }
  const [first, second] = [...best].toSorted((a, b) => b[1] - a[1]);
  return (path) => (path === first?.[0] ? second : first)?.[1] ?? 0;
}

/**
 * Whether a candidate covers the question well enough to be shown as an answer. `elsewhere`: the best support in another
 * document.
 */
export function covers(candidate: AnswerCandidate, question: WeightedQuestion, elsewhere: number): boolean {
  if (question.dependent)
    return candidate.near >= DEPENDENT_MIN_NEAR && candidate.whole >= DEPENDENT_MIN_WHOLE;
  if (candidate.context < MIN_CONTEXT || !candidate.quoted) return false;
  if (question.ownStems.size <= MAX_SHORT_STEMS && candidate.alone < MIN_ALONE) return false;
  const corroboration = ELSEWHERE_WEIGHT * Math.max(0, elsewhere - ELSEWHERE_FROM);
  return supportScore(candidate) + corroboration >= requiredSupport(question.stems.length);
}
