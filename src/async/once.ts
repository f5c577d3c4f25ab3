/** Calls `make` at the first call and returns the same value ever after. A rejected promise is a value too. */
export function once<T>(make: () => T): () => T {
  let cached: { readonly value: T } | null = null;
  return () => {
    cached ??= { value: make() };
    return cached.value;
  };
}
