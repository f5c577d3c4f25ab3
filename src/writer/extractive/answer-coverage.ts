import { type Asked, SHORT_STEMS } from "./answer-asked.ts";
import type { Candidate } from "./answer-sentences.ts";

/**
 * What an answer needs: the shares of the question's weight that stand near the sentence, in its passage and in its
 * document, added up (0..3, the first counting half of the others), must reach NEEDED less a discount that grows with
 * the length of the question, since a short question is covered by chance more easily than a long one. All four
 * numbers were chosen on the choosing weeks of bench/questions.bench.ts.
 */
const NEEDED = 2.48;
const DISCOUNT_PER_LOG_STEM = 0.25;
const NEAR_COUNTS = 0.6;
const AROUND_COUNTS = 1.2;

/** How much of the question stands near a sentence, in its passage and in its document, 0..3. */
export function grounds({ near, passage, whole }: Candidate): number {
  return NEAR_COUNTS * near + AROUND_COUNTS * (passage + whole);
}

/** A short question is answered by a sentence that says at least this share of it by itself. */
const NEEDED_ALONE = 0.5;
/** Of what the conversation supplied, this share must stand in the document, else it is about something else. */
const NEEDED_SCENE = 0.5;
/** A question that says nothing by itself was covered when its topic was; its sentence must only be on that topic. */
const LEANING_NEAR = 0.4;
const LEANING_WHOLE = 0.7;

/** Whether what was found covers the question, so that its sentences may be shown as an answer. */
export function covers(candidate: Candidate, asked: Asked): boolean {
  if (asked.leaning) return candidate.near >= LEANING_NEAR && candidate.whole >= LEANING_WHOLE;
  if (candidate.scene < NEEDED_SCENE) return false;
  if (asked.ownStems.size <= SHORT_STEMS && candidate.alone < NEEDED_ALONE) return false;
  return grounds(candidate) >= NEEDED - DISCOUNT_PER_LOG_STEM * Math.log(1 + asked.stems.length);
}
