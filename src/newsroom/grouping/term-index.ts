import { BUCKETS } from "./terms.ts";

/** Postings: the slots (small integers) of the documents that have a term among their top terms, by bucket. */
export interface TermIndex {
  add(bucket: number, slot: number): void;
  /** Number of postings of a bucket, removed documents included. */
  length(bucket: number): number;
  /**
   * Adds `tfIdf` to the score of each slot of a bucket, removed documents included. Appends slots whose score was 0 to
   * `slots`.
   */
  score(bucket: number, tfIdf: number, scores: Float32Array, slots: number[]): void;
}

/** A block holds seven slots and the index of the previous block. A list node per slot would miss the cache each step. */
const BLOCK_SIZE = 8;
const SLOTS_PER_BLOCK = BLOCK_SIZE - 1;

/** Keeps all blocks in one typed array. Heads and lengths take 2 MB, however few the documents are. */
export function createTermIndex(): TermIndex {
  const heads = new Int32Array(BUCKETS);
  const lengths = new Uint32Array(BUCKETS);
  let blocks = new Int32Array(BLOCK_SIZE * 256);
  /** Block 0 means "none". */
  let used = BLOCK_SIZE;
  return {
    add(bucket, slot) {
      const length = lengths[bucket] ?? 0;
      const place = length % SLOTS_PER_BLOCK;
      if (place === 0) {
        if (used === blocks.length) blocks = grown(blocks);
        blocks[used + SLOTS_PER_BLOCK] = heads[bucket] ?? 0;
        heads[bucket] = used;
        used += BLOCK_SIZE;
      }
      blocks[(heads[bucket] ?? 0) + place] = slot;
      lengths[bucket] = length + 1;
    },
    length: (bucket) => lengths[bucket] ?? 0,
    score(bucket, tfIdf, scores, slots) {
      const length = lengths[bucket] ?? 0;
      let filled = ((length - 1) % SLOTS_PER_BLOCK) + 1;
      for (let block = heads[bucket] ?? 0; block !== 0; block = blocks[block + SLOTS_PER_BLOCK] ?? 0) {
        for (let i = block; i < block + filled; i += 1) {
          const slot = blocks[i] ?? 0;
          const score = scores[slot] ?? 0;
          if (score === 0) slots.push(slot);
          scores[slot] = score + tfIdf;
        }
        filled = SLOTS_PER_BLOCK;
      }
    },
  };
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
