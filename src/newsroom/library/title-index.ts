import { createOneAtATime } from "../../async/one-at-a-time.ts";
import { type LibraryId, sharedLibrary } from "../../domain/core/library.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../../text/queries/prefixes.ts";

/** An autocomplete choice. `id`: a story's id or a document's path. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/**
 * In-memory index of the newest titles, for autocomplete. The typed words must be prefixes of words in the title (for
 * documents also of the path), ignoring case and accents.
 */
export interface TitleIndex {
  /** Reloads a library's newest 500 stories and 1,000 documents. Throws the store's Fault. */
  refresh(library: LibraryId): Promise<void>;
  /** Drops all guilds' own titles; each guild's are reloaded on its next query. */
  invalidateGuilds(): void;
  /** At most 25, newest first. While a guild's own titles are loading, only the shared ones are returned. */
  stories(library: LibraryId, typed: string): readonly Choice[];
  documents(library: LibraryId, typed: string): readonly Choice[];
}

export interface TitleIndexDeps {
  readonly store: Pick<LibraryReader, "newestDocuments" | "recentStories">;
  readonly events: Events;
  /** Limit of guild titles in memory, about 250 bytes each; the least recently used guilds are dropped first. */
  readonly maxGuildTitles?: number;
}

const MAX_STORIES = 500;
const MAX_DOCUMENTS = 1_000;
const PAGE_SIZE = 500;
/** Discord's limit of autocomplete choices. */
const MAX_CHOICES = 25;
const MAX_GUILD_TITLES = 50_000;

interface Entry extends Choice {
  readonly at: string;
  readonly key: string;
}

/** The titles of one collection, newest first. */
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
  const refreshing = createOneAtATime<void>();
  let invalidations = 0;
  const cacheFor = ({ guild }: LibraryId) => (guild === null ? shared : guilds);

  const refresh = (library: LibraryId) =>
    refreshing.run(keyOf(library), async () => {
      const invalidationsBefore = invalidations;
      const titles = await readTitles(store, library);
      // Titles read before an invalidation may include documents the guild must no longer see.
      if (library.guild === null || invalidations === invalidationsBefore)
        cacheFor(library).set(keyOf(library), titles);
    });

  function loadedTitles(library: LibraryId): CollectionTitles {
    const cached = cacheFor(library).get(keyOf(library));
    if (cached !== undefined) return cached;
    if (!refreshing.busy(keyOf(library))) refresh(library).catch(reportFailure);
    return NO_TITLES;
  }

  function reportFailure(error: unknown): void {
    events.emit("warn", "title-index.refresh-failed", { error: String(error) });
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
    // A guild's own document replaces a shared one with the same path, even a newer one.
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

/** LRU cache of guild titles, limited to `maxGuildTitles` in total; the most recent guild is always kept. */
function createGuildCache(maxGuildTitles: number) {
  const cached = new Map<string, CollectionTitles>();
  const countTitles = ({ stories, documents }: CollectionTitles) => 1 + stories.length + documents.length;
  let totalTitles = 0;
  function drop(key: string): void {
    const titles = cached.get(key);
    if (titles !== undefined) totalTitles -= countTitles(titles);
    cached.delete(key);
  }
  return {
    get(key: string): CollectionTitles | undefined {
      const titles = cached.get(key);
      if (titles === undefined) return undefined;
      cached.delete(key);
      cached.set(key, titles);
      return titles;
    },
    clear(): void {
      cached.clear();
      totalTitles = 0;
    },
    set(key: string, titles: CollectionTitles): void {
      drop(key);
      cached.set(key, titles);
      totalTitles += countTitles(titles);
      for (const oldest of cached.keys()) {
        if (totalTitles <= maxGuildTitles || oldest === key) break;
        drop(oldest);
      }
    },
  };
}

/** Merges lists that are each newest first; on equal times, entries of earlier lists come first. */
function newestFirst([own = [], others = []]: readonly (readonly Entry[])[]): readonly Entry[] {
  if (own.length === 0) return others;
  const merged: Entry[] = [];
  let next = 0;
  for (const entry of own) {
    for (let other = others[next]; other !== undefined && other.at > entry.at; other = others[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(entry);
  }
  for (; next < others.length; next += 1) merged.push(others[next] as Entry);
  return merged;
}

function ownFirst([own = [], others = []]: readonly (readonly Entry[])[]): readonly Entry[] {
  if (own.length === 0) return others;
  const paths = new Set(own.map(({ id }) => id));
  return newestFirst([own, others.filter(({ id }) => !paths.has(id))]);
}

/** Skips repeated ids: the entries are newest first, so later ones are older titles of the same story. */
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
