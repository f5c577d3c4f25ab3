import { MAX_UNPACKED_BYTES } from "./limits.ts";

/** What is left of what the archives in one file may unpack to, and how deep they lie in one another. */
export interface Unpacking {
  readonly depth: number;
  /** Counts bytes as unpacked; false when there are more than there may be. */
  take(bytes: number): boolean;
  /** For what lies within. */
  deeper(): Unpacking;
}

export function createUnpacking(most = MAX_UNPACKED_BYTES): Unpacking {
  let left = most;
  const at = (depth: number): Unpacking => ({
    depth,
    take(bytes) {
      left -= bytes;
      return left >= 0;
    },
    deeper: () => at(depth + 1),
  });
  return at(0);
}
