import type { Member, Members } from "./members.ts";
import { termBucket } from "./signature.ts";
import { createTermIndex } from "./term-index.ts";

/** Terms of a document it can be found by, the heaviest. */
const INDEXED_TERMS = 40;
/** Postings walked per document at most, rarest terms first: what bounds the time as the collection grows. */
const MAX_WALKED = 1000;
/** Documents compared in full. */
const MAX_CANDIDATES = 24;

/** Finds the documents worth comparing with a new one. */
export interface Candidates {
  add(slot: number, member: Member): void;
  /** Slots of documents that share heavy terms with this one, most promising first, at most 24. */
  find(sought: Sought): readonly number[];
}

/** A document's terms, and what each is worth (its weight times its rarity squared). */
export interface Sought {
  readonly terms: Uint32Array;
  readonly worths: Float32Array;
}

/** More terms than a document can have: a term's place and the length of its list fit one number and sort as one. */
const MOST_TERMS = 1 << 12;

export function createCandidates(members: Members): Candidates {
  let index = createTermIndex();
  let indexed = 0;
  let scores = new Float32Array(1024);

  function add(slot: number, { terms }: Pick<Member, "terms">): void {
    for (const term of terms.subarray(0, INDEXED_TERMS)) index.add(termBucket(term), slot);
    indexed++;
    if (slot >= scores.length) scores = new Float32Array(Math.max(slot + 1, scores.length * 2));
  }
  /** Walking past documents that are gone must not cost more than those that are there. */
  function dropGone(): void {
    if (indexed <= 1024 || indexed <= 2 * members.size) return;
    index = createTermIndex();
    indexed = 0;
    for (const [slot, member] of members.entries()) add(slot, member);
  }
  /** Places of the terms, those that fewest documents hold first. */
  function rarestFirst(terms: Uint32Array): Float64Array {
    const keys = new Float64Array(terms.length);
    for (let at = 0; at < keys.length; at++)
      keys[at] = index.length(termBucket(terms[at] ?? 0)) * MOST_TERMS + at;
    return keys.sort();
  }
  function gather({ terms, worths }: Sought): number[] {
    const found: number[] = [];
    let budget = MAX_WALKED;
    for (const key of rarestFirst(terms)) {
      const at = key % MOST_TERMS;
      const bucket = termBucket(terms[at] ?? 0);
      budget -= index.length(bucket);
      if (budget < 0) break;
      index.score(bucket, worths[at] ?? 0, scores, found);
    }
    return found;
  }
  /** The best of them by score, without sorting all. */
  function best(found: readonly number[]): number[] {
    const kept: number[] = [];
    for (const slot of found) {
      const score = scores[slot] ?? 0;
      const last = kept.at(-1);
      if (kept.length === MAX_CANDIDATES && last !== undefined && score <= (scores[last] ?? 0)) continue;
      if (members.at(slot) === null) continue;
      let at = kept.length;
      while (at > 0 && (scores[kept[at - 1] ?? 0] ?? 0) < score) at--;
      kept.splice(at, 0, slot);
      if (kept.length > MAX_CANDIDATES) kept.pop();
    }
    return kept;
  }
  return {
    add,
    find(sought) {
      dropGone();
      const found = gather(sought);
      const candidates = best(found);
      for (const slot of found) scores[slot] = 0;
      return candidates;
    },
  };
}
