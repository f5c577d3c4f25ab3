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
  let logDocuments = Math.log(PRIOR_DOCUMENTS);
  function change(buckets: Iterable<number>, by: 1 | -1): void {
    documents += by;
    logDocuments = Math.log(documents + PRIOR_DOCUMENTS);
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
      const table = COMMON[bucket] === 1 ? LOG_COMMON : LOG_HOLDING;
      const holding = counts[bucket] ?? 0;
      return Math.max(0, logDocuments - (table[holding] ?? Math.log(holding)));
    },
  };
}

/** Logarithms by number of documents that hold a term, prior share included: asked for at every comparison. */
const LOG_HOLDING = logarithms(PRIOR_DOCUMENTS * PRIOR_SHARE);
const LOG_COMMON = logarithms(PRIOR_DOCUMENTS * PRIOR_SHARE_COMMON);

/** For up to 8,192 documents; beyond that the prior share no longer matters. */
function logarithms(prior: number): Float64Array {
  return Float64Array.from({ length: 8_192 }, (_, count) => Math.log(count + prior));
}

/** 1 for the buckets of common stems; an array, as it is asked for every term of every comparison. */
const COMMON = new Uint8Array(BUCKETS);
for (const stem of COMMON_STEMS) COMMON[hash32(stem) % BUCKETS] = 1;
