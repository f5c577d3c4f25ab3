import { type Asked, SHORT_STEMS } from "./answer-asked.ts";
import type { Candidate } from "./answer-sentences.ts";

/**
 * What an answer needs: grounds of at least NEEDED less a discount that grows with the length of the question, since
 * a long question is never covered whole. All weights are one logistic regression, scaled so that the first three add
 * up to 3, and rounded; docs/answers.md says on what it was fitted, how steady it is and how NEEDED was set.
 */
const NEEDED = 4.72;
const DISCOUNT_PER_LOG_STEM = 0.9;
/** Shorter questions get the discount of one of so many stems: what says all that they ask is an answer. */
const LEAST_LENGTH = 6;
const NEAR_COUNTS = 1;
const PASSAGE_COUNTS = 1.3;
const DOCUMENT_COUNTS = 0.7;
const TITLE_COUNTS = 0.7;
const NAMES_COUNT = 0.4;
/** What another document has over these grounds counts towards an answer: what two report is hardly there by chance. */
const ELSEWHERE_FROM = 1.5;
const ELSEWHERE_COUNTS = 0.24;

/** How much of the question stands near a sentence, in its passage, in its document, in the title and of its names, 0..4. */
export function grounds({ near, passage, whole, title, named }: Candidate): number {
  return (
    NEAR_COUNTS * near +
    PASSAGE_COUNTS * passage +
    DOCUMENT_COUNTS * whole +
    TITLE_COUNTS * title +
    NAMES_COUNT * named
  );
}

function neededGrounds(length: number): number {
  return NEEDED - DISCOUNT_PER_LOG_STEM * Math.log(1 + Math.max(LEAST_LENGTH, length));
}

/** A short question is answered by a sentence that, with the title, says at least this share of it. */
const NEEDED_ALONE = 0.5;
/** Of what the conversation supplied, this share must stand in the document, else it is about something else. */
const NEEDED_SCENE = 0.5;
/** A question that says nothing by itself was covered when its topic was; its sentence must only be on that topic. */
const LEANING_NEAR = 0.4;
const LEANING_WHOLE = 0.7;

/** For each document, the best grounds that a sentence of any other one has; 0 if there is no other. */
export function groundsElsewhere(found: readonly Candidate[]): (path: string) => number {
  const best = new Map<string, number>();
  for (const candidate of found) {
    const { path } = candidate.document;
    best.set(path, Math.max(best.get(path) ?? 0, grounds(candidate)));
  }
  const [first, second] = [...best].toSorted((a, b) => b[1] - a[1]);
  return (path) => (path === first?.[0] ? second : first)?.[1] ?? 0;
}

/**
 * Whether what was found covers the question, so that its sentences may be shown as an answer. `elsewhere`: the best
 * grounds of another document.
 */
export function covers(candidate: Candidate, asked: Asked, elsewhere: number): boolean {
  if (asked.leaning) return candidate.near >= LEANING_NEAR && candidate.whole >= LEANING_WHOLE;
  if (candidate.scene < NEEDED_SCENE || !candidate.quoted) return false;
  if (asked.ownStems.size <= SHORT_STEMS && candidate.alone < NEEDED_ALONE) return false;
  const agreed = ELSEWHERE_COUNTS * Math.max(0, elsewhere - ELSEWHERE_FROM);
  return grounds(candidate) + agreed >= neededGrounds(asked.stems.length);
}
