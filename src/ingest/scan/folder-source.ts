import { stat } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemTimeMs } from "../../async/system-clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import type { Now } from "../../domain/core/time.ts";
import { type FileState, sameDefaults, UNREAD_FILE_STATE } from "../../domain/documents/document.ts";
import type { DocumentSource, FileChange, ScanProgress } from "../../domain/intake/document-source.ts";
import { MIN_FILE_AGE_MS } from "../content/limits.ts";
import type { ReadFailure } from "../content/read-failures.ts";
import { sameAudience } from "../listing/collection-file.ts";
import { folderFault } from "../listing/folder-fault.ts";
import { type FolderEntry, unreadableState } from "../listing/list-folder.ts";
import { createFolderReader } from "../worker/folder-reader.ts";
import type { IsolatedLimits } from "../worker/isolated-job.ts";
import type { FolderReader } from "../worker/thread-reader.ts";
import { batchArrivals } from "./batch-arrivals.ts";
import { readAll, stillChanging } from "./read-all.ts";
import { createSettledAudiences, type SettledAudiences } from "./settled-audiences.ts";
import { narrowedArrivals, withKnownAudience } from "./unlisted-folders.ts";
import { createWriteSettling } from "./write-settling.ts";

export interface FolderSourceOptions {
  /** The documents folder, absolute or relative to the working directory. */
  readonly root: string;
  readonly now: Now;
  /** Longest a file may be parsed, and how long it must have rested before it is read; milliseconds. */
  readonly parseTimeoutMs?: number;
  readonly minAgeMs?: number;
  /** How long a file that changed must have rested before a scan takes it up; milliseconds, by default not at all. */
  readonly settleMs?: number;
  /** Milliseconds since 1970 by the clock that timestamps files; the machine's by default. */
  readonly fileClockMs?: () => number;
  /** Limits of the processes that read what is risky to take apart. */
  readonly isolated?: Partial<IsolatedLimits>;
  /** The worker that reads; one that calls serve(). */
  readonly workerFile?: URL;
  /** Stands in for the reading workers in tests. */
  readonly reader?: FolderReader;
}

/** The documents folder as a source of documents. Starts a worker on the first scan, or when warmed; `close()` stops them. */
export function createFolderSource(options: FolderSourceOptions): DocumentSource {
  const { root, now, minAgeMs = MIN_FILE_AGE_MS, settleMs = 0, fileClockMs = systemTimeMs } = options;
  const writeSettling = createWriteSettling(settleMs, fileClockMs);
  const audiences = createSettledAudiences(settleMs, fileClockMs);
  const reportedCodes = new Map<string, string>();
  const checkDrive = createDriveGuard(root);
  const reader = options.reader ?? createFolderReader(options);
  return {
    async *scan(known, onProgress = () => undefined) {
      const listing = await list(reader, root);
      await checkDrive(listing.entries.every((page) => page.length === 0) && known.size > 0);
      const diff = await compare(listing.entries, known, audiences);
      const job = { root: listing.root, arrivedAt: now(), minAgeMs, fileClockMs };
      const { ready, settling: settlingWrites, overdue } = writeSettling.classify(diff.toRead, known);
      const settling = [...settlingWrites, ...diff.settling];
      const start = {
        files: diff.seen.size,
        changed: ready.length,
        read: 0,
        latest: null,
        latestPublic: null,
        settling: settling.length,
        settlingApart: settling.filter(({ guilds }) => guilds !== undefined).length,
      };
      const read = withoutRepeats(readAll(reader, ready, known, job), known, reportedCodes);
      const reportedArrivals = reportProgress(read, start, onProgress);
      const overdueArrivals = withoutRepeats(overdue.map(stillChanging), known, reportedCodes);
      const { replaced, others } = removals(diff, known);
      yield* batchArrivals(
        concat(replaced, diff.audienceChanged, diff.unreadable, reportedArrivals, overdueArrivals, others),
      );
    },
    warm: () => reader.warm(),
    close: () => reader.close(),
  };
}

interface ScanDiff {
  readonly toRead: readonly FolderEntry[];
  readonly unreadable: readonly FileChange[];
  /** What is as it was, but that others may see it now: first of all, as this needs no reading. */
  readonly audienceChanged: readonly FileChange[];
  /** What more are to see soon. */
  readonly settling: readonly FolderEntry[];
  readonly seen: ReadonlySet<string>;
  /** Folders that could not be listed, with "/". */
  readonly unlisted: readonly string[];
}

async function list(
  reader: FolderReader,
  root: string,
): Promise<{ root: string; entries: readonly FolderEntry[][] }> {
  const entries: FolderEntry[][] = [];
  const real = await reader.list(root, (page) => entries.push([...page]));
  if (typeof real !== "string") throw folderFault(root, real);
  return { root: real, entries };
}

/**
 * Notes which file system the folder lies on, and throws a Fault when it lies on another and is empty all at once: a drive
 * that drops out leaves the empty folder behind where it was mounted.
 */
function createDriveGuard(root: string): (isEmptied: boolean) => Promise<void> {
  let previousDevice: number | null = null;
  return async (isEmptied) => {
    const device = await stat(root).then(
      ({ dev }) => dev,
      () => null,
    );
    if (isEmptied && previousDevice !== null && device !== previousDevice) {
      const what = `The documents folder ${root} is empty and on another drive than before`;
      throw new Fault("folder-missing", `${what}: mount its own again, or start anew if that is meant.`);
    }
    previousDevice = device;
  };
}

async function compare(
  pages: readonly (readonly FolderEntry[])[],
  known: ReadonlyMap<string, FileState>,
  audiences: SettledAudiences,
): Promise<ScanDiff> {
  const toRead: FolderEntry[] = [];
  const unreadable: FileChange[] = [];
  const audienceChanged: FileChange[] = [];
  const seen = new Set<string>();
  const unlisted: string[] = [];
  const settling: FolderEntry[] = [];
  for (const page of pages) {
    for (const listed of page) {
      const before = known.get(listed.path);
      const { entry, isSettling } = audiences.settle(withKnownAudience(listed, known), before);
      seen.add(entry.path);
      if (isSettling) settling.push(entry);
      if (entry.unlistedFolder) {
        unlisted.push(`${entry.path}/`);
        audienceChanged.push(...narrowedArrivals(listed, known));
      }
      if (before !== undefined && !sameAudience(entry.guilds, before.guilds))
        audienceChanged.push(audienceArrival(before, entry));
      if (isUnchanged(entry, before)) continue;
      if (entry.failure === null) toRead.push(entry);
      else unreadable.push(unreadableArrival(entry, entry.failure));
    }
    await nextTurn();
  }
  audiences.endScan();
  return { toRead, unreadable, audienceChanged, settling, seen, unlisted };
}

function isUnchanged(entry: FolderEntry, known: FileState | undefined): boolean {
  if (known === undefined) return false;
  if (known.contentHash === null) return known.modifiedMs === entry.changedMs && known.size === entry.size;
  // Tools that copy set a file's time; that of its entry tells what they did.
  const sameEntry = known.changedMs === undefined || known.changedMs === entry.changedMs;
  const same = sameEntry && known.modifiedMs === entry.modifiedMs && known.size === entry.size;
  return entry.failure === null && same && sameDefaults(known.collection, entry.collection);
}

function audienceArrival({ guilds: _, ...before }: FileState, { guilds }: FolderEntry): FileChange {
  return { kind: "touched", file: { ...before, ...(guilds === undefined ? {} : { guilds }) } };
}

function unreadableArrival(entry: FolderEntry, failure: ReadFailure): FileChange {
  return { kind: "unreadable", file: unreadableState(entry), unreadable: { path: entry.path, ...failure } };
}

/** What is no longer there. Where a file took a folder's place, what lay in that goes first: a part may be called the same. */
function removals(
  { seen, unlisted }: ScanDiff,
  known: ReadonlyMap<string, FileState>,
): { readonly replaced: readonly FileChange[]; readonly others: readonly FileChange[] } {
  const replaced: FileChange[] = [];
  const others: FileChange[] = [];
  for (const path of known.keys()) {
    const mayStillExist = unlisted.some((folder) => path.startsWith(folder));
    if (!seen.has(path) && !mayStillExist)
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
async function* withoutRepeats(
  arrivals: Iterable<FileChange> | AsyncIterable<FileChange>,
  known: ReadonlyMap<string, FileState>,
  reportedCodes: Map<string, string>,
): AsyncGenerator<FileChange> {
  for await (const arrival of arrivals) {
    if (arrival.kind !== "unreadable" || arrival.file.size !== UNREAD_FILE_STATE.size) yield arrival;
    else {
      const { path, code } = arrival.unreadable;
      const isKnown = known.get(path)?.size === UNREAD_FILE_STATE.size && reportedCodes.get(path) === code;
      reportedCodes.set(path, code);
      if (!isKnown) yield arrival;
    }
  }
}

async function* reportProgress(
  arrivals: AsyncIterable<FileChange>,
  start: ScanProgress,
  onProgress: (progress: ScanProgress) => void,
): AsyncGenerator<FileChange> {
  let progress = start;
  onProgress(progress);
  for await (const arrival of arrivals) {
    const isPart = "moreToCome" in arrival && arrival.moreToCome;
    const file = arrival.kind === "gone" ? arrival : arrival.file;
    const latestPublic = "guilds" in file ? progress.latestPublic : file.path;
    progress = { ...progress, read: progress.read + (isPart ? 0 : 1), latest: file.path, latestPublic };
    onProgress(progress);
    yield arrival;
  }
}

async function* concat(
  ...sources: (Iterable<FileChange> | AsyncIterable<FileChange>)[]
): AsyncGenerator<FileChange> {
  for (const source of sources) yield* source;
}
