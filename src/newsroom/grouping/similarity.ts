import { DAY_MS } from "../../domain/core/time.ts";
import { minHashSimilarity } from "../../text/tokens/min-hash.ts";
import type { Frequencies } from "./frequencies.ts";
import type { Member } from "./members.ts";
import { isLeadTerm, termBucket, termWeight } from "./signature.ts";
import { BUCKETS } from "./terms.ts";

/** Share of 4-word shingles in common from which two texts count as copies of one another. */
const MIN_COPY_SHARE = 0.5;
/**
 * What the leads' cosine counts beside the whole texts': the lead tells the event, the rest tells the background that
 * neighbouring stories share. Chosen on half of the ECB+ topics.
 */
const LEAD_SHARE = 0.5;
/** Likeness halves with each of these many days between publications, after the first day. */
const PROXIMITY_HALF_LIFE_DAYS = 4;
/** Documents published further apart than this, in days, do not report one event, unless they are copies. */
const MAX_DAYS_APART = 7;

/** Growth of the collection after which a document's vector is measured anew; lengths change with its logarithm. */
const MAX_GROWTH = 1.25;

/** A document that has no story yet. */
export type DocumentVector = Omit<Member, "storyId">;

/** Lengths of a document's vectors when the collection held so many documents. */
interface Lengths {
  readonly whole: number;
  readonly lead: number;
  readonly documents: number;
}

/** What each of a document's terms is worth in this collection: its weight times its rarity squared. */
export function tfIdfsOf(terms: Uint32Array, frequencies: Frequencies): Float32Array {
  return Float32Array.from(terms, (term) => termWeight(term) * frequencies.idf(termBucket(term)) ** 2);
}

/** Compares one document with many: its weights are laid out once, as an array over all buckets. */
export interface SimilarityMeasure {
  /** Makes this document the one the others are compared with; `worths` as termWorths gives them. */
  focus(member: DocumentVector, tfIdfs: Float32Array): void;
  /** How much a document is like the focused one, 0..1: the mean of the tf-idf cosines of leads and of whole texts. */
  similarityTo(other: DocumentVector): number;
  isCopy(other: DocumentVector): boolean;
}

export function createSimilarityMeasure(frequencies: Frequencies): SimilarityMeasure {
  /** A bit per bucket says whether the focused document holds it: most terms of others need not be looked up. */
  const present = new Uint32Array(BUCKETS / 32);
  /** What the focused document's terms are worth; below 0 in its lead. */
  const weights = new Float32Array(BUCKETS);
  let focused: DocumentVector | null = null;
  let lengths = { whole: 1, lead: 1 };
  const cachedLengths = new WeakMap<Uint32Array, Lengths>();
  /** Lengths change slowly with the frequencies: taken anew when the collection has grown or shrunk by a tenth. */
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
      member.terms.forEach((term, at) => {
        const bucket = termBucket(term);
        const tfIdf = tfIdfs[at] ?? 0;
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
      for (let at = 0; at < terms.length; at += 1) {
        const term = terms[at] ?? 0;
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
 * What a likeness is still worth when publications lie apart, 0..1: all of it within a day, half of it after
 * five, nothing after seven. Documents that do not both state when they were published lie 0 days apart.
 */
export function timeProximity(left: DocumentVector, right: DocumentVector): number {
  if (!left.dated || !right.dated) return 1;
  const days = Math.abs(left.publishedMs - right.publishedMs) / DAY_MS;
  return days > MAX_DAYS_APART ? 0 : 2 ** (-Math.max(0, days - 1) / PROXIMITY_HALF_LIFE_DAYS);
}
