import { MAX_UNPACKED_BYTES } from "../../content/limits.ts";

/** Counts what all nested containers of one file unpack to. */
export interface UnpackBudget {
  /** 0 for the file itself. */
  readonly depth: number;
  /** Counts unpacked bytes; false once the limit is exceeded. */
  consume(bytes: number): boolean;
  /** The same budget, one level deeper. */
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
