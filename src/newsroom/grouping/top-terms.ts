import type { Frequencies } from "./frequencies.ts";
import { termBucket, termWeight } from "./signature.ts";

/** Fixed point: packs a term's tf-idf and its index into one sortable number. */
const TF_IDF_STEPS = 1 << 20;
const MAX_TERMS = 1 << 12;

/** The `count` terms with the highest tf-idf (weight times idf) in this collection, highest first. */
export function topTerms(terms: Uint32Array, count: number, frequencies: Frequencies): Uint32Array {
  if (terms.length > MAX_TERMS)
    throw new RangeError(`${terms.length} terms exceed the limit of ${MAX_TERMS}`);
  const keys = new Float64Array(terms.length);
  terms.forEach((term, index) => {
    const tfIdf = termWeight(term) * frequencies.idf(termBucket(term));
    keys[index] = Math.round(tfIdf * TF_IDF_STEPS) * MAX_TERMS + (MAX_TERMS - 1 - index);
  });
  keys.sort();
  return Uint32Array.from({ length: Math.min(count, terms.length) }, (_, rank) => {
    const key = keys[keys.length - 1 - rank] ?? 0;
    return terms[MAX_TERMS - 1 - (key % MAX_TERMS)] ?? 0;
  });
}
