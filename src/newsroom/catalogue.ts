import { type LibraryId, sharedLibrary } from "../domain/library.ts";
import type { Events, Store } from "../domain/ports.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../text/prefixes.ts";
import { createOneAtATime } from "./one-at-a-time.ts";

/** Something that can be picked from a list: a story's id, or a document's path. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/**
 * Titles in memory, so that somebody who types is answered at once. Only the newest are there; what was typed must begin
 * words of the title (of a document also of its path), case and accents aside.
 */
export interface Catalogue {
  /** Reads a library's newest 500 stories and 1,000 documents anew. Throws the store's Fault. */
  refresh(library: LibraryId): Promise<void>;
  /** At most 25, newest first. Of a library that is not in memory, what is shared is, while the rest is being read. */
  stories(library: LibraryId, typed: string): readonly Choice[];
  documents(library: LibraryId, typed: string): readonly Choice[];
}

export interface CatalogueParts {
  readonly store: Pick<Store, "newestDocuments" | "recentStories">;
  readonly events: Events;
  /** Titles of guilds kept in memory, 250 bytes each or so; the guilds that asked longest ago are dropped beyond it. */
  readonly mostTitles?: number;
}

const STORIES = 500;
const DOCUMENTS = 1_000;
const PAGE = 500;
/** Choices that Discord shows at once. */
const CHOICES = 25;
const MOST_TITLES = 50_000;

interface Entry extends Choice {
  readonly at: string;
  readonly key: string;
}

/** What one collection holds, newest first. */
interface Part {
  readonly stories: readonly Entry[];
  readonly documents: readonly Entry[];
}

const EMPTY: Part = { stories: [], documents: [] };

export function createCatalogue({ store, events, mostTitles = MOST_TITLES }: CatalogueParts): Catalogue {
  const shared = new Map<string, Part>();
  const guilds = createGuildParts(mostTitles);
  const reading = createOneAtATime<void>();
  const partsFor = ({ guild }: LibraryId) => (guild === null ? shared : guilds);

  const refresh = (library: LibraryId) =>
    reading.run(keyOf(library), async () => {
      partsFor(library).set(keyOf(library), await readPart(store, library));
    });

  function part(library: LibraryId): Part {
    const known = partsFor(library).get(keyOf(library));
    if (known !== undefined) return known;
    if (!reading.busy(keyOf(library))) refresh(library).catch(unread);
    return EMPTY;
  }

  function unread(error: unknown): void {
    events.emit("warn", "catalogue.unread", { error: String(error) });
  }

  const lists = (library: LibraryId, list: keyof Part) => [
    library.guild === null ? [] : part(library)[list],
    part(sharedLibrary(library.root))[list],
  ];

  return {
    refresh,
    stories: (library, typed) => choices(newestFirst(lists(library, "stories")), typed),
    // A guild's own document stands in the place of a shared one, even of a newer one.
    documents: (library, typed) => choices(ownFirst(lists(library, "documents")), typed),
  };
}

function keyOf({ root, guild }: LibraryId): string {
  return guild === null ? root : `${root}\n${guild}`;
}

async function readPart(store: CatalogueParts["store"], library: LibraryId): Promise<Part> {
  const stories = await store.recentStories(library, "own", STORIES);
  const documents: Entry[] = [];
  for (let offset = 0; offset < DOCUMENTS; offset += PAGE) {
    const page = await store.newestDocuments(library, { scope: "own", limit: PAGE, offset });
    for (const { path, title, published } of page.documents)
      documents.push({ id: path, title, at: published.at, key: prefixKey(`${title} ${path}`) });
    if (page.documents.length < PAGE) break;
  }
  return {
    stories: stories.map(({ id, title, lastPublishedAt }) => ({
      id,
      title,
      at: lastPublishedAt,
      key: prefixKey(title),
    })),
    documents,
  };
}

/** The parts of the guilds that asked last; as many as hold `mostTitles` together, and always the last one. */
function createGuildParts(mostTitles: number) {
  const parts = new Map<string, Part>();
  const titlesOf = ({ stories, documents }: Part) => 1 + stories.length + documents.length;
  let titles = 0;
  function drop(key: string): void {
    const part = parts.get(key);
    if (part !== undefined) titles -= titlesOf(part);
    parts.delete(key);
  }
  return {
    get(key: string): Part | undefined {
      const part = parts.get(key);
      if (part === undefined) return undefined;
      parts.delete(key);
      parts.set(key, part);
      return part;
    },
    set(key: string, part: Part): void {
      drop(key);
      parts.set(key, part);
      titles += titlesOf(part);
      for (const oldest of parts.keys()) {
        if (titles <= mostTitles || oldest === key) break;
        drop(oldest);
      }
    },
  };
}

function newestFirst(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  return filled.flat().sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
}

function ownFirst([own = [], others = []]: readonly (readonly Entry[])[]): readonly Entry[] {
  if (own.length === 0) return others;
  const paths = new Set(own.map(({ id }) => id));
  return newestFirst([own, others.filter(({ id }) => !paths.has(id))]);
}

/** An id that comes again is older news of the same story. */
function choices(entries: readonly Entry[], typed: string): Choice[] {
  const prefixes = typedPrefixes(typed);
  const seen = new Set<string>();
  const found: Choice[] = [];
  for (const { id, title, key } of entries) {
    if (found.length === CHOICES) break;
    if (seen.has(id)) continue;
    seen.add(id);
    if (beginsWords(key, prefixes)) found.push({ id, title });
  }
  return found;
}
