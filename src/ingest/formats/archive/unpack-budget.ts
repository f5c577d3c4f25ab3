import { MAX_UNPACKED_BYTES } from "../../content/limits.ts";

/** What is left of what the archives in one file may unpack to, and how deep they lie in one another. */
export interface UnpackBudget {
  readonly depth: number;
  /** Counts bytes as unpacked; false when there are more than there may be. */
  consume(bytes: number): boolean;
  /** For what lies within. */
  nested(): UnpackBudget;
}

export function createUnpackBudget(maxBytes = MAX_UNPACKED_BYTES): UnpackBudget {
  let remaining = maxBytes;
  const at = (depth: number): UnpackBudget => ({
    depth,
    consume(bytes) {
      remaining -= bytes;
      return remaining >= 0;
    },
    nested: () => at(depth + 1),
  });
  return at(0);
}
