import { stat } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type FileState, sameLabel, UNREAD } from "../domain/document.ts";
import { Fault } from "../domain/fault.ts";
import type { Arrival, DocumentSource, ScanProgress } from "../domain/folder.ts";
import type { Now } from "../domain/time.ts";
import { sameAudience } from "./collection-file.ts";
import { createHoldingBack } from "./held-back.ts";
import { inBatches } from "./in-batches.ts";
import type { IsolatedLimits } from "./isolated-job.ts";
import { REST_MS } from "./limits.ts";
import { type Listed, refusedState } from "./list-folder.ts";
import type { ListFault } from "./protocol.ts";
import { readAll, stillWritten } from "./read-all.ts";
import type { Reader } from "./reader.ts";
import { createReaders } from "./readers.ts";
import type { Refusal } from "./reasons.ts";
import { createSettledAudiences, type SettledAudiences } from "./settled-audiences.ts";
import { narrowed, withinFolder } from "./unlisted-folders.ts";

export interface FolderSourceOptions {
  /** The documents folder, absolute or relative to the working directory. */
  readonly root: string;
  readonly now: Now;
  /** Longest a file may be parsed, and how long it must have rested before it is read; milliseconds. */
  readonly parseLimitMs?: number;
  readonly restMs?: number;
  /** How long a file that changed must have rested before a scan takes it up; milliseconds, by default not at all. */
  readonly holdMs?: number;
  /** Limits of the processes that read what is risky to take apart. */
  readonly isolated?: Partial<IsolatedLimits>;
  /** The worker that reads; one that calls serve(). */
  readonly workerFile?: URL;
  /** Stands in for the reading workers in tests. */
  readonly reader?: Reader;
}

/** The documents folder as a source of documents. Starts a worker on the first scan, or when warmed; `close()` stops them. */
export function createFolderSource(options: FolderSourceOptions): DocumentSource {
  const { root, now, restMs = REST_MS, holdMs = 0 } = options;
  const holdingBack = createHoldingBack(holdMs);
  const audiences = createSettledAudiences(holdMs);
  const said = new Map<string, string>();
  const onDrive = createDriveGuard(root);
  const reader = options.reader ?? createReaders(options);
  return {
    async *scan(known, onProgress = () => undefined) {
      const listing = await list(reader, root);
      await onDrive(listing.entries.every((page) => page.length === 0) && known.size > 0);
      const found = await compare(listing.entries, known, audiences);
      const job = { root: listing.root, arrivedAt: now(), restMs };
      const { ready, held: written, waiting } = holdingBack.sort(found.toRead, known);
      const held = [...written, ...found.held];
      const start = {
        files: found.seen.size,
        changed: ready.length,
        read: 0,
        latest: null,
        latestForAll: null,
        held: held.length,
        heldApart: held.filter(({ guilds }) => guilds !== undefined).length,
      };
      const read = notRepeated(readAll(reader, ready, known, job), known, said);
      const counted = counting(read, start, onProgress);
      const restless = notRepeated(waiting.map(stillWritten), known, said);
      const { replaced, others } = gone(found, known);
      yield* inBatches(concat(replaced, found.moved, found.refused, counted, restless, others));
    },
    warm: () => reader.warm(),
    close: () => reader.close(),
  };
}

interface Found {
  readonly toRead: readonly Listed[];
  readonly refused: readonly Arrival[];
  /** What is as it was, but that others may see it now: first of all, as this needs no reading. */
  readonly moved: readonly Arrival[];
  /** What more are to see soon. */
  readonly held: readonly Listed[];
  readonly seen: ReadonlySet<string>;
  /** Folders that could not be listed, with "/". */
  readonly unlisted: readonly string[];
}

async function list(reader: Reader, root: string): Promise<{ root: string; entries: readonly Listed[][] }> {
  const entries: Listed[][] = [];
  const real = await reader.list(root, (page) => entries.push([...page]));
  if (typeof real !== "string") throw folderFault(root, real);
  return { root: real, entries };
}

/**
 * Notes which file system the folder lies on, and throws a Fault when it lies on another and is empty all at once: a drive
 * that drops out leaves the empty folder behind where it was mounted.
 */
function createDriveGuard(root: string): (isEmptied: boolean) => Promise<void> {
  let before: number | null = null;
  return async (isEmptied) => {
    const device = await stat(root).then(
      ({ dev }) => dev,
      () => null,
    );
    if (isEmptied && before !== null && device !== before) {
      const what = `The documents folder ${root} is empty and on another drive than before`;
      throw new Fault("folder-missing", `${what}: mount its own again, or start anew if that is meant.`);
    }
    before = device;
  };
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
  audiences: SettledAudiences,
): Promise<Found> {
  const toRead: Listed[] = [];
  const refused: Arrival[] = [];
  const moved: Arrival[] = [];
  const seen = new Set<string>();
  const unlisted: string[] = [];
  const held: Listed[] = [];
  for (const page of pages) {
    for (const listed of page) {
      const before = known.get(listed.path);
      const { entry, isHeld } = audiences.settle(withinFolder(listed, known), before);
      seen.add(entry.path);
      if (isHeld) held.push(entry);
      if (entry.unlistedFolder) {
        unlisted.push(`${entry.path}/`);
        moved.push(...narrowed(listed, known));
      }
      if (before !== undefined && !sameAudience(entry.guilds, before.guilds))
        moved.push(movedArrival(before, entry));
      if (isUnchanged(entry, before)) continue;
      if (entry.refused === null) toRead.push(entry);
      else refused.push(refusedArrival(entry, entry.refused));
    }
    await nextTurn();
  }
  audiences.end();
  return { toRead, refused, moved, held, seen, unlisted };
}

function isUnchanged(entry: Listed, known: FileState | undefined): boolean {
  if (known === undefined) return false;
  if (known.contentHash === null) return known.modifiedMs === entry.changedMs && known.size === entry.size;
  // Tools that copy set a file's time; that of its entry tells what they did.
  const sameEntry = known.changedMs === undefined || known.changedMs === entry.changedMs;
  const same = sameEntry && known.modifiedMs === entry.modifiedMs && known.size === entry.size;
  return entry.refused === null && same && sameLabel(known.collection, entry.collection);
}

function movedArrival({ guilds: _, ...before }: FileState, { guilds }: Listed): Arrival {
  return { kind: "touched", file: { ...before, ...(guilds === undefined ? {} : { guilds }) } };
}

function refusedArrival(entry: Listed, refused: Refusal): Arrival {
  return { kind: "unreadable", file: refusedState(entry), unreadable: { path: entry.path, ...refused } };
}

/** What is no longer there. Where a file took a folder's place, what lay in that goes first: a part may be called the same. */
function gone(
  { seen, unlisted }: Found,
  known: ReadonlyMap<string, FileState>,
): { readonly replaced: readonly Arrival[]; readonly others: readonly Arrival[] } {
  const replaced: Arrival[] = [];
  const others: Arrival[] = [];
  for (const path of known.keys()) {
    const mayStand = unlisted.some((folder) => path.startsWith(folder));
    if (!seen.has(path) && !mayStand)
      (liesBelowAny(path, seen) ? replaced : others).push({ kind: "gone", path });
  }
  return { replaced, others };
}

function liesBelowAny(path: string, files: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
    if (files.has(path.slice(0, end))) return true;
  return false;
}

/** What can't be opened is tried each time, and told when that is new. `said` has why, by path. */
async function* notRepeated(
  arrivals: Iterable<Arrival> | AsyncIterable<Arrival>,
  known: ReadonlyMap<string, FileState>,
  said: Map<string, string>,
): AsyncGenerator<Arrival> {
  for await (const arrival of arrivals) {
    if (arrival.kind !== "unreadable" || arrival.file.size !== UNREAD.size) yield arrival;
    else {
      const { path, code } = arrival.unreadable;
      const isKnown = known.get(path)?.size === UNREAD.size && said.get(path) === code;
      said.set(path, code);
      if (!isKnown) yield arrival;
    }
  }
}

async function* counting(
  arrivals: AsyncIterable<Arrival>,
  start: ScanProgress,
  onProgress: (progress: ScanProgress) => void,
): AsyncGenerator<Arrival> {
  let progress = start;
  onProgress(progress);
  for await (const arrival of arrivals) {
    const isPart = "more" in arrival && arrival.more;
    const file = arrival.kind === "gone" ? arrival : arrival.file;
    const latestForAll = "guilds" in file ? progress.latestForAll : file.path;
    progress = { ...progress, read: progress.read + (isPart ? 0 : 1), latest: file.path, latestForAll };
    onProgress(progress);
    yield arrival;
  }
}

async function* concat(...sources: (Iterable<Arrival> | AsyncIterable<Arrival>)[]): AsyncGenerator<Arrival> {
  for (const source of sources) yield* source;
}
