import type { Frequencies } from "./frequencies.ts";
import type { Member, Members } from "./members.ts";
import { termBucket, termWeight } from "./signature.ts";
import { createTermIndex } from "./term-index.ts";

/** Terms of a document it can be found by, the heaviest. */
const INDEXED_TERMS = 48;
/** Postings walked per document at most, rarest terms first: what bounds the time as the collection grows. */
const MAX_WALKED = 12_000;
/** Documents compared in full. */
const MAX_CANDIDATES = 40;

/** Finds the documents worth comparing with a new one. */
export interface Candidates {
  add(slot: number, member: Member): void;
  /** Slots of documents that share heavy terms with this one, most promising first, at most 40. */
  find(member: Pick<Member, "terms">): readonly number[];
}

export function createCandidates(members: Members, frequencies: Frequencies): Candidates {
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
  function gather(terms: readonly number[]): Set<number> {
    const found = new Set<number>();
    let budget = MAX_WALKED;
    for (const term of terms) {
      const bucket = termBucket(term);
      budget -= index.length(bucket);
      if (budget < 0) break;
      const worth = termWeight(term) * frequencies.rarity(bucket) ** 2;
      index.walk(bucket, (slot) => {
        found.add(slot);
        scores[slot] = (scores[slot] ?? 0) + worth;
      });
    }
    return found;
  }
  return {
    add,
    find({ terms }) {
      dropGone();
      const rarestFirst = Array.from(terms).sort(
        (a, b) => index.length(termBucket(a)) - index.length(termBucket(b)),
      );
      const found = gather(rarestFirst);
      const best = Array.from(found)
        .filter((slot) => members.at(slot) !== null)
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
        .slice(0, MAX_CANDIDATES);
      for (const slot of found) scores[slot] = 0;
      return best;
    },
  };
}
