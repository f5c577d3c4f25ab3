/** A Map with at most `maxEntries` entries: adding one more drops the oldest. Setting a key again makes it the newest. */
export function createBoundedMap<K, V>(maxEntries: number): Map<K, V> {
  return new BoundedMap<K, V>(maxEntries);
}

class BoundedMap<K, V> extends Map<K, V> {
  readonly #maxEntries: number;

  constructor(maxEntries: number) {
    super();
    this.#maxEntries = maxEntries;
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys().take(Math.max(0, this.size - this.#maxEntries))) this.delete(oldest);
    return this;
  }
}
