import { DAY_MS } from "../../domain/core/time.ts";
import { minHashSimilarity } from "../../text/tokens/min-hash.ts";
import type { Frequencies } from "./frequencies.ts";
import type { Member } from "./members.ts";
import { isLeadTerm, isNameTerm, termBucket, termWeight } from "./signature.ts";
import { BUCKETS, yearBucket } from "./terms.ts";

/** Minimum share of common 4-word shingles for two texts to count as copies. */
const MIN_COPY_SHARE = 0.5;
/**
 * Weights of the cosines of the leads, of the names and of the whole texts, in all 1. The lead describes the event; the rest is
 * background that related stories share. Tuned on half of the ECB+ topics.
 */
const LEAD_SHARE = 0.3;
const NAME_SHARE = 0.25;
const WHOLE_SHARE = 0.45;
/** What remains of the similarity of texts of which each names a later year than the other knows. */
const OTHER_YEAR_FACTOR = 0.6;
/** Reports of which each has this share of the names in its lead for itself are on different events. */
const MIN_FOREIGN_NAMES = 0.6;
/** Similarity halves with every 4 days between the publications, after the first day. */
const PROXIMITY_HALF_LIFE_DAYS = 4;
/** Documents published more days apart than this do not report the same event, unless they are copies. */
const MAX_DAYS_APART = 7;

/** Cached vector lengths are recomputed once the collection grew or shrank by this factor; they change with its log. */
const MAX_GROWTH = 1.25;

/** A document without a story yet. */
export type DocumentVector = Omit<Member, "storyId">;

/** Lengths of a document's vectors (the whole, the lead, the names), and the collection size they were computed for. */
interface Lengths {
  readonly whole: number;
  readonly lead: number;
  readonly names: number;
  readonly documents: number;
}

/** Weight times idf squared of each term: the dot product of two tf-idf vectors needs the idf twice. */
export function tfIdfsOf(terms: Uint32Array, frequencies: Frequencies): Float32Array {
  return Float32Array.from(terms, (term) => termWeight(term) * frequencies.idf(termBucket(term)) ** 2);
}

/** How a document compares with the focused one. */
export interface Comparison {
  /** 0..1: the weighted mean of the tf-idf cosines of the leads, of the names and of the whole texts. */
  readonly similarity: number;
  /** Whether each names others than the other does where it says what happened: then they report different events. */
  readonly otherNames: boolean;
}

/** Compares one document with many; its weights are laid out once, as an array over all buckets. */
export interface SimilarityMeasure {
  /** Sets the document that the others are compared with; `tfIdfs` from tfIdfsOf. */
  focus(member: DocumentVector, tfIdfs: Float32Array): void;
  compare(other: DocumentVector): Comparison;
  /** Whether most of the text is the same, and the names in the lead are, which tell reports of one template apart. */
  isCopy(other: DocumentVector): boolean;
}

export function createSimilarityMeasure(frequencies: Frequencies): SimilarityMeasure {
  /** One bit per bucket of the focused document: a cheap test that skips most terms of other documents. */
  const present = new Uint32Array(BUCKETS / 32);
  /** Of the focused document, by bucket: its terms, and their tfIdfs. */
  const focusedTerms = new Uint32Array(BUCKETS);
  const weights = new Float32Array(BUCKETS);
  let focused: DocumentVector | null = null;
  let lengths: Lengths = { whole: 1, lead: 1, names: 0, documents: 0 };
  const cachedLengths = new WeakMap<Uint32Array, Lengths>();
  function lengthsOf(terms: Uint32Array): Lengths {
    const cached = cachedLengths.get(terms);
    const { documents } = frequencies;
    if (cached && documents < MAX_GROWTH * cached.documents && cached.documents < MAX_GROWTH * documents)
      return cached;
    const measured = measure(terms);
    cachedLengths.set(terms, measured);
    return measured;
  }
  function measure(terms: Uint32Array): Lengths {
    let whole = 0;
    let lead = 0;
    let names = 0;
    for (const term of terms) {
      const square = tfIdf(term) ** 2;
      whole += square;
      if (isLeadTerm(term)) lead += square;
      if (isNameTerm(term)) names += square;
    }
    const { documents } = frequencies;
    return {
      whole: Math.sqrt(whole) || 1,
      lead: Math.sqrt(lead) || 1,
      names: Math.sqrt(names),
      documents,
    };
  }
  function tfIdf(term: number): number {
    return termWeight(term) * frequencies.idf(termBucket(term));
  }
  function isPresent(bucket: number): boolean {
    return ((present[bucket >>> 5] ?? 0) & (1 << (bucket & 31))) !== 0;
  }
  function compare(other: DocumentVector): Comparison {
    let whole = 0;
    let lead = 0;
    let names = 0;
    const key = { all: 0, shared: 0, focusedShared: 0 };
    let namesYear = false;
    const focusedYear = yearBucket(focused?.latestYear ?? 0);
    const { terms } = other;
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i] ?? 0;
      const bucket = termBucket(term);
      const isKey = isKeyName(term);
      if (isKey) key.all += tfIdf(term);
      if (bucket === focusedYear) namesYear = true;
      if (!isPresent(bucket)) continue;
      const own = focusedTerms[bucket] ?? 0;
      const product = (weights[bucket] ?? 0) * termWeight(term);
      whole += product;
      if (isLeadTerm(own) && isLeadTerm(term)) lead += product;
      if (isNameTerm(own) && isNameTerm(term)) names += product;
      if (isKey) key.shared += tfIdf(term);
      if (isKeyName(own)) key.focusedShared += tfIdf(own);
    }
    const others = lengthsOf(terms);
    const cosines = {
      whole: whole / (lengths.whole * others.whole),
      lead: lead / (lengths.lead * others.lead),
    };
    const text = (WHOLE_SHARE * cosines.whole + LEAD_SHARE * cosines.lead) / (WHOLE_SHARE + LEAD_SHARE);
    const length = lengths.names * others.names;
    const mean = length === 0 ? text : (1 - NAME_SHARE) * text + (NAME_SHARE * names) / length;
    const otherYear =
      focused !== null &&
      focused.latestYear > 0 &&
      other.latestYear > 0 &&
      !namesYear &&
      !isPresent(yearBucket(other.latestYear));
    return {
      similarity: otherYear ? OTHER_YEAR_FACTOR * mean : mean,
      otherNames: isForeign(key.shared, key.all) && isForeign(key.focusedShared, keyNames),
    };
  }
  /** Sum of the tf-idfs of the names in the focused document's lead. */
  let keyNames = 0;
  return {
    focus(member, tfIdfs) {
      if (focused) for (const term of focused.terms) present[termBucket(term) >>> 5] = 0;
      keyNames = 0;
      member.terms.forEach((term, index) => {
        const bucket = termBucket(term);
        present[bucket >>> 5] = (present[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
        focusedTerms[bucket] = term;
        weights[bucket] = tfIdfs[index] ?? 0;
        if (isKeyName(term)) keyNames += tfIdf(term);
      });
      lengths = measure(member.terms);
      focused = member;
    },
    compare,
    isCopy(other) {
      if (focused === null || minHashSimilarity(focused.copies, other.copies) < MIN_COPY_SHARE) return false;
      return !compare(other).otherNames;
    },
  };
}

/** A name where the text says what happened. */
function isKeyName(term: number): boolean {
  return isLeadTerm(term) && isNameTerm(term);
}

function isForeign(shared: number, all: number): boolean {
  return all > 0 && 1 - shared / all >= MIN_FOREIGN_NAMES;
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
