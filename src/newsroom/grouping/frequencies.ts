import { hash32 } from "../../text/tokens/min-hash.ts";
import { COMMON_STEMS } from "./common-stems.ts";
import { termBucket } from "./signature.ts";
import { BUCKETS } from "./terms.ts";

/**
 * Documents imagined beside the real ones, so that weights are sound from the first document on and follow the
 * collection as it grows. A term is taken to stand in .5% of them, a common stem in 20%.
 */
const PRIOR_DOCUMENTS = 100;
const PRIOR_SHARE = 0.005;
const PRIOR_SHARE_COMMON = 0.2;
const PRIOR_COUNT = PRIOR_DOCUMENTS * PRIOR_SHARE;
const PRIOR_COUNT_COMMON = PRIOR_DOCUMENTS * PRIOR_SHARE_COMMON;

/** How many documents hold each term, and what that makes a term worth. */
export interface Frequencies {
  /** Packed terms of a document (signature.ts). */
  add(terms: Uint32Array): void;
  remove(terms: Uint32Array): void;
  /** Inverse document frequency: log((documents + prior) / (documents with the term + prior share)). */
  idf(bucket: number): number;
  /** Documents counted now. */
  readonly documents: number;
}

export function createFrequencies(): Frequencies {
  const counts = new Uint32Array(BUCKETS);
  /** What is asked for at every comparison stands in one place per term. */
  const logs = new Float32Array(BUCKETS).fill(Math.log(PRIOR_COUNT));
  for (const bucket of COMMON_BUCKETS) logs[bucket] = Math.log(PRIOR_COUNT_COMMON);
  let documents = 0;
  let logDocuments = Math.log(PRIOR_DOCUMENTS);
  function change(terms: Uint32Array, by: 1 | -1): void {
    documents += by;
    logDocuments = Math.log(documents + PRIOR_DOCUMENTS);
    for (const term of terms) {
      const bucket = termBucket(term);
      const count = (counts[bucket] ?? 0) + by;
      counts[bucket] = count;
      logs[bucket] = Math.log(count + (COMMON_BUCKETS.has(bucket) ? PRIOR_COUNT_COMMON : PRIOR_COUNT));
    }
  }
  return {
    get documents() {
      return documents;
    },
    add(terms) {
      change(terms, 1);
    },
    remove(terms) {
      change(terms, -1);
    },
    idf(bucket) {
      return Math.max(0, logDocuments - (logs[bucket] ?? 0));
    },
  };
}

/** The buckets of common stems. */
const COMMON_BUCKETS: ReadonlySet<number> = new Set(
  Array.from(COMMON_STEMS, (stem) => hash32(stem) % BUCKETS),
);
