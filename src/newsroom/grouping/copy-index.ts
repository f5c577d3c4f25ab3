/** Finds the documents whose text is nearly the same, however many of them there are. */
export interface CopyIndex {
  /** `copies`: the min-hash of a document. */
  add(slot: number, copies: Uint32Array): void;
  /** Slots of a few recent documents that share bins of the min-hash, removed ones included. They may be no copies. */
  find(copies: Uint32Array): readonly number[];
}

/** Keys, a power of two: 1 MB in all. Recent documents displace older ones. */
const KEYS = 1 << 17;
const KEY_SHIFT = 15;
/** Documents remembered per bin value, the latest ones: the very latest may have been removed. */
const WAYS = 2;
/** The value of bins of a text without shingles. */
const NO_SHINGLES = 0xffffffff;

/**
 * Terms do not find a copy among thousands: each term of the text is then in too many documents to look at them all. A bin value of
 * the min-hash is shared by nothing but copies, so the latest documents that have it are enough.
 */
export function createCopyIndex(): CopyIndex {
  /** Slot + 1; 0: none. */
  const latest = new Int32Array(KEYS * WAYS);
  return {
    add(slot, copies) {
      for (const value of copies) {
        if (value === NO_SHINGLES) continue;
        const at = placeOf(value);
        if (latest[at] === slot + 1) continue;
        latest[at + 1] = latest[at] ?? 0;
        latest[at] = slot + 1;
      }
    },
    find(copies) {
      const slots = new Set<number>();
      for (const value of copies) {
        if (value === NO_SHINGLES) continue;
        const at = placeOf(value);
        for (let way = at; way < at + WAYS; way++) slots.add((latest[way] ?? 0) - 1);
      }
      slots.delete(-1);
      return [...slots];
    },
  };
}

function placeOf(value: number): number {
  return (Math.imul(value, 0x9e3779b1) >>> KEY_SHIFT) * WAYS;
}
