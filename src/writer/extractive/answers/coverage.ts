import type { AnswerCandidate } from "./candidates.ts";
import { SHORT_STEMS, type WeightedQuestion } from "./weighted-question.ts";

/**
 * What an answer needs: grounds of at least NEEDED less a discount that grows with the length of the question, since
 * a long question is never covered whole. All weights are one logistic regression, scaled so that the first three add
 * up to 3, and rounded; docs/answers.md says on what it was fitted, how steady it is and how NEEDED was set.
 */
const REQUIRED_SUPPORT = 4.72;
const DISCOUNT_PER_LOG_STEM = 0.9;
/** Shorter questions get the discount of one of so many stems: what says all that they ask is an answer. */
const MIN_LENGTH = 6;
const NEAR_WEIGHT = 1;
const PASSAGE_WEIGHT = 1.3;
const DOCUMENT_WEIGHT = 0.7;
const TITLE_WEIGHT = 0.7;
const NAMES_WEIGHT = 0.4;
/** What another document has over these grounds counts towards an answer: what two report is hardly there by chance. */
const ELSEWHERE_FROM = 1.5;
const ELSEWHERE_WEIGHT = 0.24;

/** How much of the question stands near a sentence, in its passage, in its document, in the title and of its names, 0..4. */
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

/** A short question is answered by a sentence that, with the title, says at least this share of it. */
const MIN_ALONE = 0.5;
/** Of what the conversation supplied, this share must stand in the document, else it is about something else. */
const MIN_CONTEXT = 0.5;
/** A question that says nothing by itself was covered when its topic was; its sentence must only be on that topic. */
const DEPENDENT_MIN_NEAR = 0.4;
const DEPENDENT_MIN_WHOLE = 0.7;

/** For each document, the best grounds that a sentence of any other one has; 0 if there is no other. */
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
 * Whether what was found covers the question, so that its sentences may be shown as an answer. `elsewhere`: the best
 * grounds of another document.
 */
export function covers(candidate: AnswerCandidate, question: WeightedQuestion, elsewhere: number): boolean {
  if (question.dependent)
    return candidate.near >= DEPENDENT_MIN_NEAR && candidate.whole >= DEPENDENT_MIN_WHOLE;
  if (candidate.context < MIN_CONTEXT || !candidate.quoted) return false;
  if (question.ownStems.size <= SHORT_STEMS && candidate.alone < MIN_ALONE) return false;
  const corroboration = ELSEWHERE_WEIGHT * Math.max(0, elsewhere - ELSEWHERE_FROM);
  return supportScore(candidate) + corroboration >= requiredSupport(question.stems.length);
}
