/** Values that cost time to make, each made once and shown for a while. */
export interface Kept<T> {
  /** The one of that key, or what `make` gives; what it throws is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

/** At most `most` of them, the oldest given up first, each for `ms` milliseconds of `clock`. */
export function createKept<T>(most: number, ms: number, clock: () => number): Kept<T> {
  const kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return {
    async get(key, make) {
      const known = kept.get(key);
      if (known !== undefined && known.until > clock()) return known.value;
      kept.delete(key);
      const entry = { value: make(), until: clock() + ms };
      kept.set(key, entry);
      for (const oldest of kept.keys().take(Math.max(0, kept.size - most))) kept.delete(oldest);
      entry.value.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.value;
    },
  };
}
