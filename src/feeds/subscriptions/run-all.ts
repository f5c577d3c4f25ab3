/** Runs work for each item, at most `max` at a time; the results are in the order of the items. Rejects with the first error. */
export async function runAll<T, R>(
  items: readonly T[],
  max: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  async function runNext(): Promise<void> {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at] as T);
    }
  }
  await Promise.all(Array.from({ length: Math.min(max, items.length) }, runNext));
  return results;
}
