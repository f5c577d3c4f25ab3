import type { Document, DocumentHeader } from "../domain/document.ts";
import { Fault } from "../domain/fault.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Digest } from "../domain/story.ts";
import { PAGE, pages } from "./pages.ts";
import { rememberEditions } from "./remember-editions.ts";
import { rememberGuilds } from "./remember-guilds.ts";
import { rememberSchedules } from "./remember-schedules.ts";
import { rememberWatches } from "./remember-watches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Documents read at once: about 1 MB to copy between threads, some 5 ms. */
const DOCUMENTS_AT_ONCE = 100;
const CHANGES_AT_ONCE = 10;

export interface StoreParts {
  readonly writer: WorkerClient;
  readonly reader: WorkerClient;
  readonly backup: (file: string) => Promise<void>;
}

/** The Store port over a writing and a reading worker. */
export function createStore({ writer, reader, backup }: StoreParts): Store {
  return {
    files: (library) =>
      pages("", async (after) => {
        const files = await reader.call("files", library, after, PAGE);
        return { entries: files, next: files.at(-1)?.path ?? after };
      }),
    signatures: (library) =>
      pages(0, async (after) => {
        const { last, signatures } = await reader.call("signatures", library, after, PAGE);
        return { entries: signatures, next: last };
      }),
    stories: (library, window) =>
      pages("", async (after) => {
        const stories = await reader.call("stories", library, window, after, PAGE);
        return { entries: stories, next: stories.at(-1)?.id ?? after };
      }),
    apply: async (library, changes) => {
      if (changes.length > CHANGES_AT_ONCE) throw tooManyChanges(changes.length);
      await writer.call("apply", library, changes);
    },
    counts: (library) => reader.call("counts", library),
    unreadable: (library) => reader.call("unreadable", library),
    documents: (library, paths) => readDocuments(reader, library, paths),
    digests: (library, paths) => readDigests(reader, library, paths),
    storyDocuments: (library, storyIds, window) => reader.call("storyDocuments", library, storyIds, window),
    newestDocuments: (library, { scope, limit, offset }) =>
      reader.call("newestDocuments", library, scope, Math.min(limit, PAGE), offset),
    findDocuments: (library, typed, limit) => findDocuments(reader, library, typed, limit),
    recentStories: (library, scope, limit) =>
      reader.call("recentStories", library, scope, Math.min(limit, PAGE)),
    documentsHolding: (library, together, window) =>
      reader.call("documentsHolding", library, together, window),
    search: (library, stems, limit) => reader.call("search", library, stems, limit),
    stemFrequencies: (library, stems) => reader.call("stemFrequencies", library, stems),
    conversation: (library, id) => reader.call("conversation", library, id),
    appendTurn: (library, id, turn, keep) => writer.call("appendTurn", library, id, turn, keep),
    keepShown: (library, place, shown) => writer.call("keepShown", library, place, shown),
    shown: (library, place) => reader.call("shown", library, place),
    keepDigest: (library, path, contentHash, digest) =>
      writer.call("keepDigest", library, path, contentHash, digest),
    reserveTokens: (use, limit) => writer.call("reserveTokens", use, limit),
    settleTokens: (use, used) => writer.call("settleTokens", use, used),
    tokensUsed: (day) => reader.call("tokensUsed", day),
    dialect: (key) => reader.call("dialect", key),
    keepDialect: (key, dialect) => writer.call("keepDialect", key, dialect),
    ...rememberGuilds(writer, reader),
    ...rememberEditions(writer, reader),
    ...rememberSchedules(writer, reader),
    ...rememberWatches(writer, reader),
    addTallies: (tallies) => writer.call("addTallies", tallies),
    tallies: (from) => reader.call("tallies", from),
    answers: async () => {
      await Promise.all([reader.call("answers"), writer.call("answers")]);
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
  return new Fault("store-failed", `apply() takes at most ${CHANGES_AT_ONCE} changes at once, not ${count}.`);
}

function* chunks(paths: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < paths.length; at += DOCUMENTS_AT_ONCE) yield paths.slice(at, at + DOCUMENTS_AT_ONCE);
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
  typed: string,
  limit: number,
): Promise<DocumentHeader[]> {
  const documents: DocumentHeader[] = [];
  let offset: number | null = 0;
  while (offset !== null && documents.length < limit) {
    const page: { found: DocumentHeader[]; next: number | null } = await reader.call(
      "findDocuments",
      library,
      typed,
      limit,
      offset,
    );
    documents.push(...page.found);
    offset = page.next;
  }
  return documents.slice(0, limit);
}
