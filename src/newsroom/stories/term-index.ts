import { BUCKETS } from "./terms.ts";

/** Which documents hold a term among their heaviest: slots (small integers) by bucket. */
export interface TermIndex {
  add(bucket: number, slot: number): void;
  /** How many slots a walk of this bucket meets. */
  length(bucket: number): number;
  /**
   * The bucket's newest posting, the one after it, and the slot a posting names; -1 is the end. Slots of removed documents
   * are met as well. A walk by hand: a callback per posting takes as long as all the rest.
   */
  first(bucket: number): number;
  next(posting: number): number;
  slot(posting: number): number;
}

/** Linked lists in typed arrays: 8 bytes per posting, and 8 MB for the heads however few the documents. */
export function createTermIndex(): TermIndex {
  const heads = new Int32Array(BUCKETS).fill(-1);
  const lengths = new Uint32Array(BUCKETS);
  let slots = new Int32Array(1024);
  let nexts = new Int32Array(1024);
  let used = 0;
  return {
    add(bucket, slot) {
      if (used === slots.length) [slots, nexts] = [grown(slots), grown(nexts)];
      slots[used] = slot;
      nexts[used] = heads[bucket] ?? -1;
      heads[bucket] = used++;
      lengths[bucket] = (lengths[bucket] ?? 0) + 1;
    },
    length: (bucket) => lengths[bucket] ?? 0,
    first: (bucket) => heads[bucket] ?? -1,
    next: (posting) => nexts[posting] ?? -1,
    slot: (posting) => slots[posting] ?? 0,
  };
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
