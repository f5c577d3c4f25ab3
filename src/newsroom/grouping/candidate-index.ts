import type { Member, Members } from "./members.ts";
import { termBucket } from "./signature.ts";
import { createTermIndex } from "./term-index.ts";

/** Terms of a document it can be found by, the heaviest. */
const MAX_INDEXED_TERMS = 40;
/** Postings walked per document at most, rarest terms first: what bounds the time as the collection grows. */
const MAX_WALKED = 1000;
/** Documents compared in full. */
const MAX_CANDIDATES = 24;

/** Finds the documents worth comparing with a new one. */
export interface CandidateIndex {
  add(slot: number, member: Member): void;
  /** Slots of documents that share heavy terms with this one, most promising first, at most 24. */
  find(query: CandidateQuery): readonly number[];
}

/** A document's terms, and what each is worth (its weight times its rarity squared). */
export interface CandidateQuery {
  readonly terms: Uint32Array;
  readonly tfIdfs: Float32Array;
}

/** More terms than a document can have: a term's place and the length of its list fit one number and sort as one. */
const MAX_TERMS = 1 << 12;

export function createCandidateIndex(members: Members): CandidateIndex {
  let index = createTermIndex();
  let indexed = 0;
  let scores = new Float32Array(1024);

  function add(slot: number, { terms }: Pick<Member, "terms">): void {
    for (const term of terms.subarray(0, MAX_INDEXED_TERMS)) index.add(termBucket(term), slot);
    indexed++;
    if (slot >= scores.length) scores = new Float32Array(Math.max(slot + 1, scores.length * 2));
  }
  /** Walking past documents that are gone must not cost more than those that are there. */
  function dropRemoved(): void {
    if (indexed <= 1024 || indexed <= 2 * members.size) return;
    index = createTermIndex();
    indexed = 0;
    for (const [slot, member] of members.entries()) add(slot, member);
  }
  /** Places of the terms, those that fewest documents hold first. */
  function rarestFirst(terms: Uint32Array): Float64Array {
    const keys = new Float64Array(terms.length);
    for (let at = 0; at < keys.length; at++)
      keys[at] = index.length(termBucket(terms[at] ?? 0)) * MAX_TERMS + at;
    return keys.sort();
  }
  function gather({ terms, tfIdfs }: CandidateQuery): number[] {
    const slots: number[] = [];
    let budget = MAX_WALKED;
    for (const key of rarestFirst(terms)) {
      const at = key % MAX_TERMS;
      const bucket = termBucket(terms[at] ?? 0);
      budget -= index.length(bucket);
      if (budget < 0) break;
      index.score(bucket, tfIdfs[at] ?? 0, scores, slots);
    }
    return slots;
  }
  /** The best of them by score, without sorting all. */
  function best(slots: readonly number[]): number[] {
    const top: number[] = [];
    for (const slot of slots) {
      const score = scores[slot] ?? 0;
      const last = top.at(-1);
      if (top.length === MAX_CANDIDATES && last !== undefined && score <= (scores[last] ?? 0)) continue;
      if (members.at(slot) === null) continue;
      let at = top.length;
      while (at > 0 && (scores[top[at - 1] ?? 0] ?? 0) < score) at--;
      top.splice(at, 0, slot);
      if (top.length > MAX_CANDIDATES) top.pop();
    }
    return top;
  }
  return {
    add,
    find(query) {
      dropRemoved();
      const slots = gather(query);
      const candidates = best(slots);
      for (const slot of slots) scores[slot] = 0;
      return candidates;
    },
  };
}
