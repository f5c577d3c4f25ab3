import type { Frequencies } from "./frequencies.ts";
import { termBucket, termWeight } from "./signature.ts";

/** Fixed point for what a term is worth, so that worth and place fit one number and sort as one. */
const WORTH_STEPS = 1 << 20;
const MOST_TERMS = 1 << 12;

/** The `count` terms worth most in this collection (weight times rarity), the worthiest first. */
export function heaviest(terms: Uint32Array, count: number, frequencies: Frequencies): Uint32Array {
  if (terms.length > MOST_TERMS) throw new RangeError(`more terms than ${MOST_TERMS}: ${terms.length}`);
  const keys = new Float64Array(terms.length);
  terms.forEach((term, at) => {
    const worth = termWeight(term) * frequencies.rarity(termBucket(term));
    keys[at] = Math.round(worth * WORTH_STEPS) * MOST_TERMS + (MOST_TERMS - 1 - at);
  });
  keys.sort();
  return Uint32Array.from({ length: Math.min(count, terms.length) }, (_, place) => {
    const key = keys[keys.length - 1 - place] ?? 0;
    return terms[MOST_TERMS - 1 - (key % MOST_TERMS)] ?? 0;
  });
}
