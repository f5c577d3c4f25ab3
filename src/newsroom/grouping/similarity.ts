import { DAY_MS } from "../../domain/core/time.ts";
import { minHashSimilarity } from "../../text/tokens/min-hash.ts";
import type { Frequencies } from "./frequencies.ts";
import type { Member } from "./members.ts";
import { isLeadTerm, termBucket, termWeight } from "./signature.ts";
import { BUCKETS } from "./terms.ts";

/** Minimum share of common 4-word shingles for two texts to count as copies. */
const MIN_COPY_SHARE = 0.5;
/**
 * Weight of the leads' cosine against the whole texts' cosine. The lead describes the event; the rest is background that
 * related stories share. Tuned on half of the ECB+ topics.
 */
const LEAD_SHARE = 0.5;
/** Similarity halves with every 4 days between the publications, after the first day. */
const PROXIMITY_HALF_LIFE_DAYS = 4;
/** Documents published more days apart than this do not report the same event, unless they are copies. */
const MAX_DAYS_APART = 7;

/** Cached vector lengths are recomputed once the collection grew or shrank by this factor; they change with its log. */
const MAX_GROWTH = 1.25;

/** A document without a story yet. */
export type DocumentVector = Omit<Member, "storyId">;

/** Lengths of a document's vectors, and the collection size they were computed for. */
interface Lengths {
  readonly whole: number;
  readonly lead: number;
  readonly documents: number;
}

/** Weight times idf squared of each term: the dot product of two tf-idf vectors needs the idf twice. */
export function tfIdfsOf(terms: Uint32Array, frequencies: Frequencies): Float32Array {
  return Float32Array.from(terms, (term) => termWeight(term) * frequencies.idf(termBucket(term)) ** 2);
}

/** Compares one document with many; its weights are laid out once, as an array over all buckets. */
export interface SimilarityMeasure {
  /** Sets the document that the others are compared with; `tfIdfs` from tfIdfsOf. */
  focus(member: DocumentVector, tfIdfs: Float32Array): void;
  /** Similarity to the focused document, 0..1: the mean of the tf-idf cosines of the leads and of the whole texts. */
  similarityTo(other: DocumentVector): number;
  isCopy(other: DocumentVector): boolean;
}

export function createSimilarityMeasure(frequencies: Frequencies): SimilarityMeasure {
  /** One bit per bucket of the focused document: a cheap test that skips most terms of other documents. */
  const present = new Uint32Array(BUCKETS / 32);
  /** tfIdfs of the focused document by bucket; negative for terms in its lead. */
  const weights = new Float32Array(BUCKETS);
  let focused: DocumentVector | null = null;
  let lengths = { whole: 1, lead: 1 };
  const cachedLengths = new WeakMap<Uint32Array, Lengths>();
  function lengthsOf(terms: Uint32Array): Lengths {
    const cached = cachedLengths.get(terms);
    const { documents } = frequencies;
    if (cached && documents < MAX_GROWTH * cached.documents && cached.documents < MAX_GROWTH * documents)
      return cached;
    const measured = { ...measure(terms), documents };
    cachedLengths.set(terms, measured);
    return measured;
  }
  function measure(terms: Uint32Array): { whole: number; lead: number } {
    let whole = 0;
    let lead = 0;
    for (const term of terms) {
      const square = (termWeight(term) * frequencies.idf(termBucket(term))) ** 2;
      whole += square;
      if (isLeadTerm(term)) lead += square;
    }
    return { whole: Math.sqrt(whole) || 1, lead: Math.sqrt(lead) || 1 };
  }
  function clear(terms: Uint32Array): void {
    for (const term of terms) present[termBucket(term) >>> 5] = 0;
  }
  return {
    focus(member, tfIdfs) {
      if (focused) clear(focused.terms);
      let whole = 0;
      let lead = 0;
      member.terms.forEach((term, index) => {
        const bucket = termBucket(term);
        const tfIdf = tfIdfs[index] ?? 0;
        const square = tfIdf * termWeight(term);
        present[bucket >>> 5] = (present[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
        weights[bucket] = isLeadTerm(term) ? -tfIdf : tfIdf;
        whole += square;
        if (isLeadTerm(term)) lead += square;
      });
      lengths = { whole: Math.sqrt(whole) || 1, lead: Math.sqrt(lead) || 1 };
      focused = member;
    },
    similarityTo(other) {
      let whole = 0;
      let lead = 0;
      const { terms } = other;
      for (let i = 0; i < terms.length; i += 1) {
        const term = terms[i] ?? 0;
        const bucket = termBucket(term);
        if (((present[bucket >>> 5] ?? 0) & (1 << (bucket & 31))) === 0) continue;
        const weight = weights[bucket] ?? 0;
        const product = Math.abs(weight) * termWeight(term);
        whole += product;
        if (weight < 0 && isLeadTerm(term)) lead += product;
      }
      const own = lengthsOf(other.terms);
      const cosines = { whole: whole / (lengths.whole * own.whole), lead: lead / (lengths.lead * own.lead) };
      return LEAD_SHARE * cosines.lead + (1 - LEAD_SHARE) * cosines.whole;
    },
    isCopy: (other) => focused !== null && minHashSimilarity(focused.copies, other.copies) >= MIN_COPY_SHARE,
  };
}

/**
 * Factor for the time between two publications: 1 within a day, 0.5 at five days, 0 beyond seven. It is 1 if either document
 * does not state when it was published.
 */
export function timeProximity(left: DocumentVector, right: DocumentVector): number {
  if (!left.dated || !right.dated) return 1;
  const days = Math.abs(left.publishedMs - right.publishedMs) / DAY_MS;
  return days > MAX_DAYS_APART ? 0 : 2 ** (-Math.max(0, days - 1) / PROXIMITY_HALF_LIFE_DAYS);
}
