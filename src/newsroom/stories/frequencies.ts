import { hash32 } from "../../text/shingles.ts";
import { COMMON_STEMS } from "./common-stems.ts";
import { BUCKETS } from "./terms.ts";

/**
 * Documents imagined beside the real ones, so that weights are sound from the first document on and follow the
 * collection as it grows. A term is taken to stand in .5% of them, a common stem in 20%.
 */
const PRIOR_DOCUMENTS = 100;
const PRIOR_SHARE = 0.005;
const PRIOR_SHARE_COMMON = 0.2;

/** How many documents hold each term, and what that makes a term worth. */
export interface Frequencies {
  add(buckets: Iterable<number>): void;
  remove(buckets: Iterable<number>): void;
  /** Inverse document frequency: log((documents + prior) / (documents with the term + prior share)). */
  rarity(bucket: number): number;
  /** Documents counted now. */
  readonly documents: number;
}

export function createFrequencies(): Frequencies {
  const counts = new Uint32Array(BUCKETS);
  let documents = 0;
  function change(buckets: Iterable<number>, by: 1 | -1): void {
    documents += by;
    for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + by;
  }
  return {
    get documents() {
      return documents;
    },
    add(buckets) {
      change(buckets, 1);
    },
    remove(buckets) {
      change(buckets, -1);
    },
    rarity(bucket) {
      const share = COMMON[bucket] === 1 ? PRIOR_SHARE_COMMON : PRIOR_SHARE;
      const holding = (counts[bucket] ?? 0) + PRIOR_DOCUMENTS * share;
      return Math.max(0, Math.log((documents + PRIOR_DOCUMENTS) / holding));
    },
  };
}

/** 1 for the buckets of common stems; an array, as it is asked for every term of every comparison. */
const COMMON = new Uint8Array(BUCKETS);
for (const stem of COMMON_STEMS) COMMON[hash32(stem) % BUCKETS] = 1;
