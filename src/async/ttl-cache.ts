import { createBoundedMap } from "./bounded-map.ts";

/** Caches values that are slow to compute. */
export interface TtlCache<T> {
  /** The cached value of the key, or what `make` returns, which is then cached. A rejected promise is not cached. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

/** Keeps at most `maxEntries` values, each for `ttlMs` milliseconds of `monotonicMs`; the oldest is dropped first. */
export function createTtlCache<T>(maxEntries: number, ttlMs: number, monotonicMs: () => number): TtlCache<T> {
  const entries = createBoundedMap<string, { readonly value: Promise<T>; readonly until: number }>(
    maxEntries,
  );
  return {
    async get(key, make) {
      const cached = entries.get(key);
      if (cached !== undefined && cached.until > monotonicMs()) return cached.value;
      const entry = { value: make(), until: monotonicMs() + ttlMs };
      entries.set(key, entry);
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.value;
    },
  };
}
