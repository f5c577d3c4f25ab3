import { createOneAtATime } from "../../async/one-at-a-time.ts";
import { type LibraryId, sharedLibrary } from "../../domain/core/library.ts";
import type { Events, Store } from "../../domain/store/store.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../../text/queries/prefixes.ts";

/** Something that can be picked from a list: a story's id, or a document's path. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/**
 * Titles in memory, so that somebody who types is answered at once. Only the newest are there; what was typed must begin
 * words of the title (of a document also of its path), case and accents aside.
 */
export interface TitleIndex {
  /** Reads a library's newest 500 stories and 1,000 documents anew. Throws the store's Fault. */
  refresh(library: LibraryId): Promise<void>;
  /** Reads what the guilds see apart from others anew, each guild's when it is asked for next. */
  invalidateGuilds(): void;
  /** At most 25, newest first. Of a library that is not in memory, what is shared is, while the rest is being read. */
  stories(library: LibraryId, typed: string): readonly Choice[];
  documents(library: LibraryId, typed: string): readonly Choice[];
}

export interface TitleIndexDeps {
  readonly store: Pick<Store, "newestDocuments" | "recentStories">;
  readonly events: Events;
  /** Titles of guilds kept in memory, 250 bytes each or so; the guilds that asked longest ago are dropped beyond it. */
  readonly maxGuildTitles?: number;
}

const MAX_STORIES = 500;
const MAX_DOCUMENTS = 1_000;
const PAGE_SIZE = 500;
/** Choices that Discord shows at once. */
const MAX_CHOICES = 25;
const MAX_GUILD_TITLES = 50_000;

interface Entry extends Choice {
  readonly at: string;
  readonly key: string;
}

/** What one collection holds, newest first. */
interface CollectionTitles {
  readonly stories: readonly Entry[];
  readonly documents: readonly Entry[];
}

const NO_TITLES: CollectionTitles = { stories: [], documents: [] };

export function createTitleIndex({
  store,
  events,
  maxGuildTitles = MAX_GUILD_TITLES,
}: TitleIndexDeps): TitleIndex {
  const shared = new Map<string, CollectionTitles>();
  const guilds = createGuildCache(maxGuildTitles);
  const reading = createOneAtATime<void>();
  let invalidations = 0;
  const cacheFor = ({ guild }: LibraryId) => (guild === null ? shared : guilds);

  const refresh = (library: LibraryId) =>
    reading.run(keyOf(library), async () => {
      const invalidationsBefore = invalidations;
      const loadedTitles = await readTitles(store, library);
      // What was read before some of it was taken from the guild must not come back.
      if (library.guild === null || invalidations === invalidationsBefore)
        cacheFor(library).set(keyOf(library), loadedTitles);
    });

  function loadedTitles(library: LibraryId): CollectionTitles {
    const cached = cacheFor(library).get(keyOf(library));
    if (cached !== undefined) return cached;
    if (!reading.busy(keyOf(library))) refresh(library).catch(reportUnread);
    return NO_TITLES;
  }

  function reportUnread(error: unknown): void {
    events.emit("warn", "title-index.unreadable", { error: String(error) });
  }

  const listsFor = (library: LibraryId, list: keyof CollectionTitles) => [
    library.guild === null ? [] : loadedTitles(library)[list],
    loadedTitles(sharedLibrary(library.root))[list],
  ];

  return {
    refresh,
    invalidateGuilds() {
      invalidations += 1;
      guilds.clear();
    },
    stories: (library, typed) => matchingChoices(newestFirst(listsFor(library, "stories")), typed),
    // A guild's own document stands in the place of a shared one, even of a newer one.
    documents: (library, typed) => matchingChoices(ownFirst(listsFor(library, "documents")), typed),
  };
}

function keyOf({ root, guild }: LibraryId): string {
  return guild === null ? root : `${root}\n${guild}`;
}

async function readTitles(store: TitleIndexDeps["store"], library: LibraryId): Promise<CollectionTitles> {
  const stories = await store.recentStories(library, "own", MAX_STORIES);
  const documents: Entry[] = [];
  for (let offset = 0; offset < MAX_DOCUMENTS; offset += PAGE_SIZE) {
    const page = await store.newestDocuments(library, { scope: "own", limit: PAGE_SIZE, offset });
    for (const { path, title, published } of page.documents)
      documents.push({ id: path, title, at: published.at, key: prefixKey(`${title} ${path}`) });
    if (page.documents.length < PAGE_SIZE) break;
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
function createGuildCache(maxGuildTitles: number) {
  const cached = new Map<string, CollectionTitles>();
  const countTitles = ({ stories, documents }: CollectionTitles) => 1 + stories.length + documents.length;
  let titles = 0;
  function drop(key: string): void {
    const part = cached.get(key);
    if (part !== undefined) titles -= countTitles(part);
    cached.delete(key);
  }
  return {
    get(key: string): CollectionTitles | undefined {
      const part = cached.get(key);
      if (part === undefined) return undefined;
      cached.delete(key);
      cached.set(key, part);
      return part;
    },
    clear(): void {
      cached.clear();
      titles = 0;
    },
    set(key: string, part: CollectionTitles): void {
      drop(key);
      cached.set(key, part);
      titles += countTitles(part);
      for (const oldest of cached.keys()) {
        if (titles <= maxGuildTitles || oldest === key) break;
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
function matchingChoices(entries: readonly Entry[], typed: string): Choice[] {
  const prefixes = typedPrefixes(typed);
  const seen = new Set<string>();
  const matches: Choice[] = [];
  for (const { id, title, key } of entries) {
    if (matches.length === MAX_CHOICES) break;
    if (seen.has(id)) continue;
    seen.add(id);
    if (beginsWords(key, prefixes)) matches.push({ id, title });
  }
  return matches;
}
