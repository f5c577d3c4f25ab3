/**
 * The index of the first entry that passes a test; the number of entries if none does. The entries that fail must come before
 * those that pass. Binary search: takes the logarithm of the number of entries.
 */
export function partitionPoint<T>(entries: readonly T[], passes: (entry: T) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && passes(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
