import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import { foldLetters } from "../text/fold.ts";

/** Stories of a library that can be found while typing, the latest. */
const STORIES = 500;
/** Guilds whose own stories are kept in memory. */
const MOST_GUILDS = 200;

/** A story as it is offered: by the title of its latest document. */
export interface Offer {
  readonly id: string;
  readonly title: string;
}

interface Entry extends Offer {
  readonly words: readonly string[];
}

/** What can be found while typing, out of memory: the latest stories of each library by words of their titles. */
export interface Catalogue {
  /** Reads the list anew; with the shared library, that of each guild kept, since guilds see the shared stories too. */
  refresh(library: LibraryId): Promise<void>;
  readonly has: (library: LibraryId) => boolean;
  /** Those whose title has a word beginning with each word typed, the latest first; with nothing typed, the latest. */
  stories(library: LibraryId, typed: string, most: number): readonly Offer[];
  forget(library: LibraryId): void;
}

/** A guild's list holds the shared stories too, as the guild sees them; while it has none of its own, the shared list serves. */
export function createCatalogue(store: Pick<Store, "recentStories">): Catalogue {
  const lists = new Map<string, readonly Entry[]>();
  function keep(key: string, entries: readonly Entry[]): void {
    lists.delete(key);
    lists.set(key, entries);
    if (lists.size <= MOST_GUILDS) return;
    for (const oldest of lists
      .keys()
      .filter((key) => libraryOf(key).guild !== null)
      .take(1))
      lists.delete(oldest);
  }
  async function read(library: LibraryId): Promise<void> {
    const recent = await store.recentStories(library, STORIES);
    keep(
      keyOf(library),
      recent.map(({ id, title }) => ({ id, title, words: wordsOf(title) })),
    );
  }
  return {
    has: (library) => lists.has(keyOf(library)),
    async refresh(library) {
      await read(library);
      if (library.guild !== null) return;
      for (const { root, guild } of [...lists.keys()].map(libraryOf))
        if (root === library.root && guild !== null) await read({ root, guild });
    },
    stories(library, typed, most) {
      const wanted = wordsOf(typed);
      const entries = lists.get(keyOf(library)) ?? lists.get(keyOf({ ...library, guild: null })) ?? [];
      const found: Offer[] = [];
      for (const { id, title, words } of entries) {
        if (found.length === most) break;
        if (wanted.every((start) => words.some((word) => word.startsWith(start)))) found.push({ id, title });
      }
      return found;
    },
    forget(library) {
      lists.delete(keyOf(library));
    },
  };
}

function keyOf({ root, guild }: LibraryId): string {
  return JSON.stringify([root, guild]);
}

function libraryOf(key: string): LibraryId {
  const [root, guild] = JSON.parse(key) as [string, string | null];
  return { root, guild };
}

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string): string[] {
  return foldLetters(text).match(WORD) ?? [];
}
