import { Fault } from "../../../domain/core/fault.ts";
import type { LibraryId } from "../../../domain/core/library.ts";
import type { Document, DocumentHeader } from "../../../domain/documents/document.ts";
import type { Store } from "../../../domain/store/store.ts";
import type { Digest } from "../../../domain/stories/story.ts";
import { message } from "../../../domain/texts/texts.ts";
import { createEditionLedger } from "./edition-ledger.ts";
import { createFeedStore } from "./feed-store.ts";
import { createGuildStore } from "./guild-store.ts";
import { PAGE_SIZE, paginate } from "./paginate.ts";
import { runInBatches } from "./run-in-batches.ts";
import { createScheduleStore } from "./schedule-store.ts";
import { createWatchStore } from "./watch-store.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Documents per read: about 1 MB to copy between threads, some 5 ms. */
const DOCUMENTS_PER_BATCH = 100;
const MAX_CHANGES = 10;

export interface StoreDeps {
  readonly writer: WorkerClient;
  readonly reader: WorkerClient;
  readonly backup: (file: string) => Promise<void>;
}

/** The Store port over a writing and a reading worker. */
export function createStore({ writer, reader, backup }: StoreDeps): Store {
  return {
    files: (library, source) =>
      paginate("", async (after) => {
        const files = await reader.call("files", library, source, after, PAGE_SIZE);
        return { entries: files, next: files.at(-1)?.path ?? after };
      }),
    signatures: (library) =>
      paginate(0, async (after) => {
        const { last, signatures } = await reader.call("signatures", library, after, PAGE_SIZE);
        return { entries: signatures, next: last };
      }),
    stories: (library, window) =>
      paginate("", async (after) => {
        const stories = await reader.call("stories", library, window, after, PAGE_SIZE);
        return { entries: stories, next: stories.at(-1)?.id ?? after };
      }),
    apply: async (library, source, changes) => {
      if (changes.length > MAX_CHANGES) throw tooManyChanges(changes.length);
      await writer.call("apply", library, source, changes);
    },
    counts: (library) => reader.call("counts", library),
    unreadable: (library) => reader.call("unreadable", library),
    documents: (library, paths) => readDocuments(reader, library, paths),
    digests: (library, paths) => readDigests(reader, library, paths),
    storyDocuments: (library, storyIds, window) => reader.call("storyDocuments", library, storyIds, window),
    newestDocuments: (library, { scope, limit, offset }) =>
      reader.call("newestDocuments", library, scope, Math.min(limit, PAGE_SIZE), offset),
    findDocuments: (library, query, limit) => findDocuments(reader, library, query, limit),
    recentStories: (library, scope, limit) =>
      reader.call("recentStories", library, scope, Math.min(limit, PAGE_SIZE)),
    documentsContaining: (library, stemGroups, window) =>
      reader.call("documentsContaining", library, stemGroups, window),
    search: (library, stems, limit) => reader.call("search", library, stems, limit),
    stemFrequencies: (library, stems) => reader.call("stemFrequencies", library, stems),
    conversation: (library, id) => reader.call("conversation", library, id),
    appendTurn: (library, id, turn, maxTurns) => writer.call("appendTurn", library, id, turn, maxTurns),
    saveShown: (library, place, shown) => writer.call("saveShown", library, place, shown),
    shown: (library, place) => reader.call("shown", library, place),
    shownStory: (library, place, position) => reader.call("shownStory", library, place, position),
    forgetConversationsBefore: (before) => runInBatches(() => writer.call("forgetBeforeBatch", before)),
    saveDigest: (library, path, contentHash, digest) =>
      writer.call("saveDigest", library, path, contentHash, digest),
    reserveTokens: (use, limit) => writer.call("reserveTokens", use, limit),
    settleTokens: (use, used) => writer.call("settleTokens", use, used),
    tokensUsed: (day) => reader.call("tokensUsed", day),
    dialect: (key) => reader.call("dialect", key),
    saveDialect: (key, dialect) => writer.call("saveDialect", key, dialect),
    ...createGuildStore(writer, reader),
    ...createEditionLedger(writer, reader),
    ...createScheduleStore(writer, reader),
    ...createWatchStore(writer, reader),
    ...createFeedStore(writer, reader),
    addTallies: (tallies) => writer.call("addTallies", tallies),
    tallies: (from) => reader.call("tallies", from),
    ping: async () => {
      await Promise.all([reader.call("ping"), writer.call("ping")]);
    },
    checkSpace: async () => {
      const [space] = await Promise.all([writer.checkSpace(), reader.checkSpace()]);
      return space;
    },
    inventory: (root) => reader.call("inventory", root),
    integrity: () => writer.call("integrity"),
    backup,
    close: async () => {
      // The writer closes last: the last connection folds the write-ahead log into the file.
      await reader.close();
      await writer.close();
    },
  };
}

function tooManyChanges(count: number): Fault {
  return new Fault(
    "store-failed",
    message("reason.store.too-many-changes", { max: String(MAX_CHANGES), count: String(count) }),
  );
}

function* chunks(paths: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < paths.length; at += DOCUMENTS_PER_BATCH)
    yield paths.slice(at, at + DOCUMENTS_PER_BATCH);
}

async function readDocuments(
  reader: WorkerClient,
  library: LibraryId,
  paths: readonly string[],
): Promise<Document[]> {
  const documents: Document[] = [];
  for (const chunk of chunks(paths)) documents.push(...(await reader.call("documents", library, chunk)));
  return documents;
}

async function readDigests(
  reader: WorkerClient,
  library: LibraryId,
  paths: readonly string[],
): Promise<Map<string, Digest>> {
  const digests = new Map<string, Digest>();
  for (const chunk of chunks(paths)) {
    for (const [path, digest] of await reader.call("digests", library, chunk)) digests.set(path, digest);
  }
  return digests;
}

async function findDocuments(
  reader: WorkerClient,
  library: LibraryId,
  query: string,
  limit: number,
): Promise<DocumentHeader[]> {
  const documents: DocumentHeader[] = [];
  let offset: number | null = 0;
  while (offset !== null && documents.length < limit) {
    const page: { matches: DocumentHeader[]; next: number | null } = await reader.call(
      "findDocuments",
      library,
      query,
      limit,
      offset,
    );
    documents.push(...page.matches);
    offset = page.next;
  }
  return documents.slice(0, limit);
}
