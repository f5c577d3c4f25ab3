import { minHashSimilarity } from "../../text/shingles.ts";
import type { Frequencies } from "./frequencies.ts";
import type { Member } from "./members.ts";
import { termBucket, termWeight } from "./signature.ts";
import { BUCKETS } from "./terms.ts";

/** Share of 4-word shingles in common from which two texts count as copies of one another. */
const COPY_SHARE = 0.5;
const DAY_MS = 86_400_000;
/** Documents published further apart than this, in days, do not report one event, unless they are copies. */
export const DAYS_APART = 7;

/** Compares one document with many: its weights are laid out once, as an array over all buckets. */
export interface Likeness {
  /** Makes this document the one the others are compared with. */
  focus(member: Omit<Member, "storyId">): void;
  /** Cosine of tf-idf weights with the focused document, 0..1. */
  cosine(other: Member): number;
  isCopy(other: Member): boolean;
}

export function createLikeness(frequencies: Frequencies): Likeness {
  const weights = new Float32Array(BUCKETS);
  let focused: Omit<Member, "storyId"> | null = null;
  let length = 1;
  function norm(terms: Uint32Array): number {
    let sum = 0;
    for (const term of terms) sum += (termWeight(term) * frequencies.rarity(termBucket(term))) ** 2;
    return Math.sqrt(sum) || 1;
  }
  return {
    focus(member) {
      for (const term of focused?.terms ?? []) weights[termBucket(term)] = 0;
      for (const term of member.terms) {
        weights[termBucket(term)] = termWeight(term) * frequencies.rarity(termBucket(term)) ** 2;
      }
      length = norm(member.terms);
      focused = member;
    },
    cosine(other) {
      let dot = 0;
      for (const term of other.terms) dot += (weights[termBucket(term)] ?? 0) * termWeight(term);
      return dot / (length * norm(other.terms));
    },
    isCopy: (other) => focused !== null && minHashSimilarity(focused.copies, other.copies) >= COPY_SHARE,
  };
}

/**
 * What a likeness is still worth when publications lie apart, 0..1: all of it within a day, half of it after
 * DAYS_APART days, nothing later. Documents that do not both state when they were published lie 0 days apart.
 */
export function nearness(
  left: Pick<Member, "dated" | "publishedMs">,
  right: Pick<Member, "dated" | "publishedMs">,
): number {
  if (!left.dated || !right.dated) return 1;
  const days = Math.abs(left.publishedMs - right.publishedMs) / DAY_MS;
  if (days > DAYS_APART) return 0;
  return 1 - Math.max(0, days - 1) / (2 * (DAYS_APART - 1));
}
