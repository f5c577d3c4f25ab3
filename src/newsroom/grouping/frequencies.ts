import { hash32 } from "../../text/tokens/min-hash.ts";
import { COMMON_STEMS } from "./common-stems.ts";
import { termBucket } from "./signature.ts";
import { BUCKETS } from "./terms.ts";

/**
 * Prior: 100 imaginary documents, so that idf values are sensible from the first document on. A term is assumed to occur in
 * 0.5% of them, a common stem in 20%.
 */
const PRIOR_DOCUMENTS = 100;
const PRIOR_SHARE = 0.005;
const PRIOR_SHARE_COMMON = 0.2;
const PRIOR_COUNT = PRIOR_DOCUMENTS * PRIOR_SHARE;
const PRIOR_COUNT_COMMON = PRIOR_DOCUMENTS * PRIOR_SHARE_COMMON;

/** Document frequencies by term bucket, and the idf values that follow from them. */
export interface Frequencies {
  /** `terms`: packed as in signature.ts. */
  add(terms: Uint32Array): void;
  remove(terms: Uint32Array): void;
  /** log((documents + prior documents) / (documents with the term + prior count)), at least 0. */
  idf(bucket: number): number;
  /** Number of documents counted. */
  readonly documents: number;
}

export function createFrequencies(): Frequencies {
  const counts = new Uint32Array(BUCKETS);
  /** Logarithms are cached per bucket because every comparison reads them. */
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

const COMMON_BUCKETS: ReadonlySet<number> = new Set(
  Array.from(COMMON_STEMS, (stem) => hash32(stem) % BUCKETS),
);
