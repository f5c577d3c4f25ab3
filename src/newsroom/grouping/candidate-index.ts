import type { Member, Members } from "./members.ts";
import { termBucket } from "./signature.ts";
import { createTermIndex } from "./term-index.ts";

/** Terms indexed per document, the highest-weighted ones. */
const MAX_INDEXED_TERMS = 40;
/** Upper limit of postings read per query, rarest terms first. Keeps the time constant as the collection grows. */
const MAX_WALKED = 1000;
/** Documents compared in full. */
const MAX_CANDIDATES = 24;

/** Inverted index that finds the documents worth comparing with a new one. */
export interface CandidateIndex {
  add(slot: number, member: Member): void;
  /** Slots of at most MAX_CANDIDATES documents that share top terms with the query, highest score first. */
  find(query: CandidateQuery): readonly number[];
}

/** A document's terms and the score of each: weight times idf squared (see tfIdfsOf). */
export interface CandidateQuery {
  readonly terms: Uint32Array;
  readonly tfIdfs: Float32Array;
}

/** Above the number of terms per document. Packs a term's posting count and its index into one sortable number. */
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
  /** Rebuilds the index once more than half of its entries belong to removed documents. */
  function dropRemoved(): void {
    if (indexed <= 1024 || indexed <= 2 * members.size) return;
    index = createTermIndex();
    indexed = 0;
    for (const [slot, member] of members.entries()) add(slot, member);
  }
  /** Packed keys of the terms, those in the fewest documents first. `key % MAX_TERMS` is the term's index. */
  function rarestFirst(terms: Uint32Array): Float64Array {
    const keys = new Float64Array(terms.length);
    for (let i = 0; i < keys.length; i++) keys[i] = index.length(termBucket(terms[i] ?? 0)) * MAX_TERMS + i;
    return keys.sort();
  }
  function gather({ terms, tfIdfs }: CandidateQuery): number[] {
    const slots: number[] = [];
    let budget = MAX_WALKED;
    for (const key of rarestFirst(terms)) {
      const i = key % MAX_TERMS;
      const bucket = termBucket(terms[i] ?? 0);
      budget -= index.length(bucket);
      if (budget < 0) break;
      index.score(bucket, tfIdfs[i] ?? 0, scores, slots);
    }
    return slots;
  }
  /** The slots with the highest scores, by insertion into a short list instead of sorting all. */
  function best(slots: readonly number[]): number[] {
    const top: number[] = [];
    for (const slot of slots) {
      const score = scores[slot] ?? 0;
      const last = top.at(-1);
      if (top.length === MAX_CANDIDATES && last !== undefined && score <= (scores[last] ?? 0)) continue;
      if (members.at(slot) === null) continue;
      let rank = top.length;
      while (rank > 0 && (scores[top[rank - 1] ?? 0] ?? 0) < score) rank--;
      top.splice(rank, 0, slot);
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
