import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { Feed } from "../../domain/feeds/feed.ts";
import type { EntryFile } from "../../domain/feeds/feed-entry.ts";
import type { FeedEntryStore } from "../../domain/feeds/feed-entry-store.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";
import type { DocumentReader, ReadResult } from "../../domain/intake/document-reader.ts";
import type { DocumentSource, ScanProgress, SourceProvider } from "../../domain/intake/document-source.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";

/** Entries are kept as JSON Feeds of one item. */
const ENTRY_CONTENT_TYPE = "application/feed+json";
const BATCH_SIZE = 10;
const MAX_TITLE_CHARACTERS = 90;

export interface EntrySourceDeps {
  readonly store: Pick<FeedStore, "unsyncedFeeds" | "unsyncedGuilds" | "markSynced"> &
    Pick<FeedEntryStore, "entryFiles" | "entryContents">;
  readonly reader: DocumentReader;
  /** The operator's documents folder. */
  readonly root: string;
  readonly now: Now;
}

/** The feeds of a library of which the library may lack something: each is a source. */
export function feedProvider(deps: EntrySourceDeps): SourceProvider {
  const { store, root } = deps;
  return {
    async sourcesOf(guild) {
      const library: LibraryId = { root, guild };
      return (await store.unsyncedFeeds(library)).map((feed) => createEntrySource(feed, deps));
    },
    guilds: () => store.unsyncedGuilds(root),
  };
}

/** What a feed's fetches left in the store, compared with the library. */
export function createEntrySource(feed: Feed, { store, reader, now }: EntrySourceDeps): DocumentSource {
  return {
    id: { kind: "feed", name: String(feed.id) },
    async *scan(known, onProgress) {
      const files = await store.entryFiles(feed.id);
      const paths = new Set(files.map((file) => pathOf(feed, file)));
      const gone = [...known.keys()].filter((path) => !paths.has(path));
      const changed = files.filter((file) => !isKnown(known.get(pathOf(feed, file)), file, feed));
      // Only what the store of the library confirms by its next scan is done.
      if (gone.length + changed.length === 0) await store.markSynced(feed);
      for (const batch of batches(gone)) yield batch.map((path): FileChange => ({ kind: "gone", path }));
      let read = 0;
      for (const batch of batches(changed)) {
        const contents = await store.entryContents(
          feed.id,
          batch.map(({ number }) => number),
        );
        const changes = await Promise.all(
          batch.flatMap((file) => {
            const content = contents.get(file.number);
            return content === undefined ? [] : [readEntry(feed, file, content, reader, now)];
          }),
        );
        read += batch.length;
        onProgress?.(progressOf(feed, files.length, changed.length, read));
        yield changes;
      }
    },
    warm: () => undefined,
    close: async () => undefined,
  };
}

function progressOf({ title, url }: Feed, files: number, changed: number, read: number): ScanProgress {
  const latest = title ?? url;
  return { files, changed, read, latest, latestPublic: latest, settling: 0, settlingApart: 0 };
}

function folderOf({ id }: Pick<Feed, "id">): string {
  return `.feeds/${id}`;
}

function pathOf(feed: Pick<Feed, "id">, { number }: Pick<EntryFile, "number">): string {
  return `${folderOf(feed)}/#${number}`;
}

function isKnown(known: FileState | undefined, file: EntryFile, { guilds }: Feed): boolean {
  return (
    known !== undefined &&
    known.size === file.bytes &&
    known.modifiedMs === Date.parse(file.revisedAt) &&
    JSON.stringify(known.guilds) === JSON.stringify(guilds)
  );
}

async function readEntry(
  feed: Feed,
  file: EntryFile,
  content: string,
  reader: DocumentReader,
  now: Now,
): Promise<FileChange> {
  const name = `${file.number}.json`;
  const raw = {
    name,
    contentType: ENTRY_CONTENT_TYPE,
    bytes: Buffer.from(content),
    modifiedMs: Date.parse(file.firstSeenAt),
    ...(feed.language === null ? {} : { collection: { language: feed.language } }),
  };
  const read = await reader.read(raw, { path: folderOf(feed), arrivedAt: now(), knownHash: null });
  const state: FileState = {
    path: pathOf(feed, file),
    size: file.bytes,
    modifiedMs: Date.parse(file.revisedAt),
    contentHash: read.kind === "unchanged" ? null : read.contentHash,
    ...(feed.guilds === undefined ? {} : { guilds: feed.guilds }),
    ...(file.isBackground ? { isBackground: true as const } : {}),
  };
  return changeOf(read, state);
}

function changeOf(read: ReadResult, file: FileState): FileChange {
  const item = read.kind === "container" ? read.embedded[0] : read;
  if (item?.kind === "unreadable")
    return { kind: "unreadable", file, unreadable: { ...item.unreadable, path: file.path } };
  if (item?.kind !== "document") throw new Error(`the entry ${file.path} was read as "${read.kind}"`);
  const { kind, document, prepared } = item;
  const titled =
    document.titleFrom === "file-name" ? { ...document, title: openingOf(document.sentences) } : document;
  return {
    kind,
    file: { ...file, contentHash: document.contentHash },
    document: { ...titled, path: file.path },
    ...(prepared === undefined ? {} : { prepared }),
  };
}

/** The first words of a text, for an entry without a title. */
function openingOf([first = ""]: readonly string[]): string {
  if (first.length <= MAX_TITLE_CHARACTERS) return first;
  return `${first.slice(0, first.lastIndexOf(" ", MAX_TITLE_CHARACTERS))} …`;
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH_SIZE) yield all.slice(at, at + BATCH_SIZE);
}
