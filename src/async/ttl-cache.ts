/** Values that cost time to make, each made once and shown for a while. */
export interface TtlCache<T> {
  /** The one of that key, or what `make` gives; what it throws is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

/** At most `most` of them, the oldest given up first, each for `ms` milliseconds of `clock`. */
export function createTtlCache<T>(maxEntries: number, ttlMs: number, monotonicMs: () => number): TtlCache<T> {
  const entries = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return {
    async get(key, make) {
      const cached = entries.get(key);
      if (cached !== undefined && cached.until > monotonicMs()) return cached.value;
      entries.delete(key);
      const entry = { value: make(), until: monotonicMs() + ttlMs };
      entries.set(key, entry);
      for (const oldest of entries.keys().take(Math.max(0, entries.size - maxEntries)))
        entries.delete(oldest);
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.value;
    },
  };
}
