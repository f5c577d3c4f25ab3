import { expect } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { contentStems } from "../../src/text/tokens/tokens.ts";

/** The store with a new root: its shared library, and the library of one guild. */
export type NewRoot = () => Promise<{ store: Store; library: LibraryId; guild: LibraryId }>;

export const EVER = { from: null, to: "2100-01-01T00:00:00.000Z" };

/** Every entry of a paged list. */
export async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const entries: T[] = [];
  for await (const page of pages) {
    expect(page.length).toBeLessThanOrEqual(500);
    entries.push(...page);
  }
  return entries;
}

/** Paths, sorted. */
export const paths = (entries: readonly { path: string }[]): string[] =>
  entries.map(({ path }) => path).sort();

/** The paths of a search's results, best first. */
export async function found(store: Store, library: LibraryId, question: string): Promise<string[]> {
  const hits = await store.search(library, contentStems(question), 10);
  return hits.map((hit) => hit.document.path);
}
