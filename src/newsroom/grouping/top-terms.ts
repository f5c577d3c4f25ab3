import type { Frequencies } from "./frequencies.ts";
import { termBucket, termWeight } from "./signature.ts";

/** Fixed point for what a term is worth, so that worth and place fit one number and sort as one. */
const TF_IDF_STEPS = 1 << 20;
const MAX_TERMS = 1 << 12;

/** The `count` terms worth most in this collection (weight times rarity), the worthiest first. */
export function topTerms(terms: Uint32Array, count: number, frequencies: Frequencies): Uint32Array {
  if (terms.length > MAX_TERMS) throw new RangeError(`more terms than ${MAX_TERMS}: ${terms.length}`);
  const keys = new Float64Array(terms.length);
  terms.forEach((term, at) => {
    const tfIdf = termWeight(term) * frequencies.idf(termBucket(term));
    keys[at] = Math.round(tfIdf * TF_IDF_STEPS) * MAX_TERMS + (MAX_TERMS - 1 - at);
  });
  keys.sort();
  return Uint32Array.from({ length: Math.min(count, terms.length) }, (_, place) => {
    const key = keys[keys.length - 1 - place] ?? 0;
    return terms[MAX_TERMS - 1 - (key % MAX_TERMS)] ?? 0;
  });
}
