/** Rows of one page of lists. */
export const PAGE_SIZE = 500;

/** Pages from `start` on until one comes back empty; a page tells where the next one begins. */
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
