/** Rows of one page of lists. */
export const PAGE = 500;

/** Pages from `start` on until one comes back empty; a page tells where the next one begins. */
export async function* pages<Entry, Place>(
  start: Place,
  read: (after: Place) => Promise<{ entries: readonly Entry[]; next: Place }>,
): AsyncGenerator<readonly Entry[]> {
  let page = await read(start);
  while (page.entries.length > 0) {
    yield page.entries;
    page = page.entries.length < PAGE ? { entries: [], next: page.next } : await read(page.next);
  }
}
