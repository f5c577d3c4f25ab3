/** Rows per page of a list. */
export const PAGE_SIZE = 500;

/** Yields pages from `start` on until one is not full; each page returns the cursor of the next. */
export async function* paginate<Entry, Cursor>(
  start: Cursor,
  read: (after: Cursor) => Promise<{ entries: readonly Entry[]; next: Cursor }>,
): AsyncGenerator<readonly Entry[]> {
  let page = await read(start);
  while (page.entries.length > 0) {
    yield page.entries;
    page = page.entries.length < PAGE_SIZE ? { entries: [], next: page.next } : await read(page.next);
  }
}
