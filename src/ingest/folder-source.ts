import { setImmediate as nextTurn } from "node:timers/promises";
import type { FileState } from "../domain/document.ts";
import { Fault } from "../domain/fault.ts";
import type { Arrival, DocumentSource, ScanProgress } from "../domain/ports.ts";
import type { Now } from "../domain/time.ts";
import type { IsolatedLimits } from "./isolated-job.ts";
import { BATCH_SIZE, REST_MS } from "./limits.ts";
import { type Listed, refusedState } from "./list-folder.ts";
import type { ListFault } from "./protocol.ts";
import { readAll } from "./read-all.ts";
import type { Reader } from "./reader.ts";
import { createReaders } from "./readers.ts";
import type { Refusal } from "./reasons.ts";

export interface FolderSourceOptions {
  /** The documents folder, absolute or relative to the working directory. */
  readonly root: string;
  readonly now: Now;
  /** Longest a file may be parsed, and how long it must have rested before it is read; milliseconds. */
  readonly parseLimitMs?: number;
  readonly restMs?: number;
  /** Limits of the processes that read what is risky to take apart. */
  readonly isolated?: Partial<IsolatedLimits>;
  /** The worker that reads; one that calls serve(). */
  readonly workerFile?: URL;
  /** Stands in for the reading workers in tests. */
  readonly reader?: Reader;
}

/** The documents folder as a source of documents. Starts a worker on the first scan, or when warmed; `close()` stops them. */
export function createFolderSource(options: FolderSourceOptions): DocumentSource {
  const { root, now, restMs = REST_MS } = options;
  const reader = options.reader ?? createReaders(options);
  return {
    async *scan(known, onProgress = () => undefined) {
      const listing = await list(reader, root);
      const found = await compare(listing.entries, known);
      const job = { root: listing.root, arrivedAt: now(), restMs };
      const counted = counting(readAll(reader, found.toRead, known, job), found, onProgress);
      yield* inBatches(concat(found.refused, counted, gone(found, known)));
    },
    warm: () => reader.warm(),
    close: () => reader.close(),
  };
}

interface Found {
  readonly toRead: readonly Listed[];
  readonly refused: readonly Arrival[];
  readonly seen: ReadonlySet<string>;
  /** Folders that could not be listed. */
  readonly unlisted: readonly string[];
}

async function list(reader: Reader, root: string): Promise<{ root: string; entries: readonly Listed[][] }> {
  const entries: Listed[][] = [];
  const real = await reader.list(root, (page) => entries.push([...page]));
  if (typeof real !== "string") throw folderFault(root, real);
  return { root: real, entries };
}

function folderFault(root: string, { code, message }: ListFault): Fault {
  if (code === "ENOENT") {
    return new Fault(
      "folder-missing",
      `The documents folder ${root} is not there; create it or set DOCUMENTS_DIR.`,
    );
  }
  if (code === "ENOTDIR") {
    return new Fault("folder-unreadable", `${root} is not a folder; set DOCUMENTS_DIR to one.`);
  }
  return new Fault(
    "folder-unreadable",
    `The documents folder ${root} can't be listed: ${message}. Give read access.`,
  );
}

async function compare(
  pages: readonly (readonly Listed[])[],
  known: ReadonlyMap<string, FileState>,
): Promise<Found> {
  const toRead: Listed[] = [];
  const refused: Arrival[] = [];
  const seen = new Set<string>();
  const unlisted: string[] = [];
  for (const page of pages) {
    for (const entry of page) {
      seen.add(entry.path);
      if (entry.unlistedFolder) unlisted.push(`${entry.path}/`);
      if (isUnchanged(entry, known.get(entry.path))) continue;
      if (entry.refused === null) toRead.push(entry);
      else refused.push(refusedArrival(entry, entry.refused));
    }
    await nextTurn();
  }
  return { toRead, refused, seen, unlisted };
}

function isUnchanged(entry: Listed, known: FileState | undefined): boolean {
  if (known === undefined) return false;
  if (known.contentHash === null) return known.modifiedMs === entry.changedMs && known.size === entry.size;
  return entry.refused === null && known.modifiedMs === entry.modifiedMs && known.size === entry.size;
}

function refusedArrival(entry: Listed, refused: Refusal): Arrival {
  return { kind: "unreadable", file: refusedState(entry), unreadable: { path: entry.path, ...refused } };
}

function* gone({ seen, unlisted }: Found, known: ReadonlyMap<string, FileState>): Generator<Arrival> {
  for (const path of known.keys()) {
    const mayStand = unlisted.some((folder) => path.startsWith(folder));
    if (!seen.has(path) && !mayStand) yield { kind: "gone", path };
  }
}

async function* counting(
  arrivals: AsyncIterable<Arrival>,
  { seen, toRead }: Found,
  onProgress: (progress: ScanProgress) => void,
): AsyncGenerator<Arrival> {
  let read = 0;
  const report = () => onProgress({ files: seen.size, changed: toRead.length, read });
  report();
  for await (const arrival of arrivals) {
    const isPart = "more" in arrival && arrival.more;
    if (!isPart) read += 1;
    report();
    yield arrival;
  }
}

async function* concat(...sources: (Iterable<Arrival> | AsyncIterable<Arrival>)[]): AsyncGenerator<Arrival> {
  for (const source of sources) yield* source;
}

async function* inBatches(arrivals: AsyncIterable<Arrival>): AsyncGenerator<readonly Arrival[]> {
  let batch: Arrival[] = [];
  for await (const arrival of arrivals) {
    batch.push(arrival);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
