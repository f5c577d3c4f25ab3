/** Reads when first asked, and keeps what it read. */
export function once<T>(read: () => T): () => T {
  let cached: { readonly value: T } | null = null;
  return () => {
    cached ??= { value: read() };
    return cached.value;
  };
}
