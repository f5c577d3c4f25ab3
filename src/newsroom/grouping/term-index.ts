import { BUCKETS } from "./terms.ts";

/** Which documents hold a term among their heaviest: slots (small integers) by bucket. */
export interface TermIndex {
  add(bucket: number, slot: number): void;
  /** How many slots a walk of this bucket meets. */
  length(bucket: number): number;
  /**
   * Adds `worth` to the score of each slot of a bucket, slots of removed documents included; a slot whose score was 0
   * goes into `found`.
   */
  score(bucket: number, tfIdf: number, scores: Float32Array, slots: number[]): void;
}

/** Numbers of a block: seven slots, and the block before it. A list a slot would miss the cache at every step. */
const BLOCK_SIZE = 8;
const SLOTS_PER_BLOCK = BLOCK_SIZE - 1;

/** Blocks in one typed array, and 2 MB for the heads and lengths however few the documents. */
export function createTermIndex(): TermIndex {
  const heads = new Int32Array(BUCKETS);
  const lengths = new Uint32Array(BUCKETS);
  let blocks = new Int32Array(BLOCK_SIZE * 256);
  /** The first block stands for none. */
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
        for (let at = block; at < block + filled; at += 1) {
          const slot = blocks[at] ?? 0;
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
