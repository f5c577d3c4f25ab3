import { stat } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemTimeMs } from "../../async/system-clock.ts";
import type { Now } from "../../domain/core/clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import { sameDefaults } from "../../domain/documents/collection.ts";
import { type FileState, UNREAD_FILE_STATE } from "../../domain/documents/file-state.ts";
import type { DocumentSource, ScanProgress } from "../../domain/intake/document-source.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import { FOLDER, type SourceId } from "../../domain/intake/source-id.ts";
import { message } from "../../domain/texts/texts.ts";
import { MIN_FILE_AGE_MS } from "../content/limits.ts";
import type { ReadFailure } from "../content/read-failures.ts";
import { sameAudience } from "../listing/audience.ts";
import { type FolderEntry, unreadableState } from "../listing/folder-entry.ts";
import { folderFault } from "../listing/folder-fault.ts";
import { createFolderReader, type FolderReader } from "../worker/folder-reader.ts";
import type { ReadingLimits } from "../worker/reading-slot.ts";
import { batchChanges } from "./batch-changes.ts";
import { readAll, stillChanging } from "./read-all.ts";
import { createSettledAudiences, type SettledAudiences } from "./settled-audiences.ts";
import { narrowedChanges, withKnownAudience } from "./unlisted-folders.ts";
import { createWriteSettling } from "./write-settling.ts";

export interface FolderSourceOptions extends Partial<ReadingLimits> {
  /** The folder, absolute or relative to the working directory. */
  readonly root: string;
  /** FOLDER by default. */
  readonly id?: SourceId;
  readonly now: Now;
  /** The least age of a file's last change when it is read; milliseconds. */
  readonly minAgeMs?: number;
  /** A changed file is left to a later scan until it has not changed for this many milliseconds; 0 by default. */
  readonly settleMs?: number;
  /** Milliseconds since 1970 by the clock that sets file times; the machine's by default. */
  readonly fileClockMs?: () => number;
  /** Entry file of the reading processes; it must call serveReading(). */
  readonly workerFile?: URL;
  /** Replaces the reading workers in tests. */
  readonly reader?: FolderReader;
}

/** A folder as a source of documents. Starts its workers on warm() or the first scan. */
export function createFolderSource(options: FolderSourceOptions): DocumentSource {
  const { root, now, minAgeMs = MIN_FILE_AGE_MS, settleMs = 0, fileClockMs = systemTimeMs } = options;
  const writeSettling = createWriteSettling(settleMs, fileClockMs);
  const audiences = createSettledAudiences(settleMs, fileClockMs);
  const reportedCodes = new Map<string, string>();
  const checkDrive = createDriveGuard(root);
  const reader = options.reader ?? createFolderReader(options);
  return {
    id: options.id ?? FOLDER,
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
      const reportedChanges = reportProgress(read, start, onProgress);
      const overdueChanges = withoutRepeats(overdue.map(stillChanging), known, reportedCodes);
      const { replaced, others } = removals(diff, known);
      yield* batchChanges(
        concat(replaced, diff.audienceChanged, diff.unreadable, reportedChanges, overdueChanges, others),
      );
    },
    warm: () => reader.warm(),
    close: () => reader.close(),
  };
}

interface ScanDiff {
  readonly toRead: readonly FolderEntry[];
  readonly unreadable: readonly FileChange[];
  /** Files of which the audience changed. */
  readonly audienceChanged: readonly FileChange[];
  /** Files whose audience is about to be widened. */
  readonly settling: readonly FolderEntry[];
  readonly seen: ReadonlySet<string>;
  /** Folders that could not be listed, with "/" at the end. */
  readonly unlisted: readonly string[];
}

async function list(
  reader: FolderReader,
  root: string,
): Promise<{ root: string; entries: readonly FolderEntry[][] }> {
  const entries: FolderEntry[][] = [];
  const real = await reader.list(root, (page) => entries.push([...page]));
  if (typeof real !== "string") throw folderFault(root, { code: real.code, detail: real.message });
  return { root: real, entries };
}

/**
 * Throws a Fault "folder-missing" if the folder is empty and on another file system than at the last scan: an unmounted
 * drive leaves an empty folder at its mount point.
 */
function createDriveGuard(root: string): (isEmptied: boolean) => Promise<void> {
  let previousDevice: number | null = null;
  return async (isEmptied) => {
    const device = await stat(root).then(
      ({ dev }) => dev,
      () => null,
    );
    if (isEmptied && previousDevice !== null && device !== previousDevice) {
      throw new Fault("folder-missing", message("reason.folder.emptied", { folder: root }));
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
        audienceChanged.push(...narrowedChanges(listed, known));
      }
      if (before !== undefined && !sameAudience(entry.guilds, before.guilds))
        audienceChanged.push(audienceChange(before, entry));
      if (isUnchanged(entry, before)) continue;
      if (entry.failure === null) toRead.push(entry);
      else unreadable.push(unreadableChange(entry, entry.failure));
    }
    await nextTurn();
  }
  audiences.endScan();
  return { toRead, unreadable, audienceChanged, settling, seen, unlisted };
}

function isUnchanged(entry: FolderEntry, known: FileState | undefined): boolean {
  if (known === undefined) return false;
  if (known.contentHash === null) return known.modifiedMs === entry.changedMs && known.size === entry.size;
  // Copy tools can set a file's mtime, but not its ctime.
  const sameEntry = known.changedMs === undefined || known.changedMs === entry.changedMs;
  const same = sameEntry && known.modifiedMs === entry.modifiedMs && known.size === entry.size;
  return entry.failure === null && same && sameDefaults(known.collection, entry.collection);
}

function audienceChange({ guilds: _, ...before }: FileState, { guilds }: FolderEntry): FileChange {
  return { kind: "touched", file: { ...before, ...(guilds === undefined ? {} : { guilds }) } };
}

function unreadableChange(entry: FolderEntry, failure: ReadFailure): FileChange {
  return { kind: "unreadable", file: unreadableState(entry), unreadable: { path: entry.path, ...failure } };
}

/**
 * Known files that no longer exist. `replaced`: files below a folder that is now a file; they must be reported before that
 * file's items, whose paths may be the same.
 */
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

/** A file that can't be opened is tried at each scan, but reported only when the reason is new. `reportedCodes` is by path. */
async function* withoutRepeats(
  changes: Iterable<FileChange> | AsyncIterable<FileChange>,
  known: ReadonlyMap<string, FileState>,
  reportedCodes: Map<string, string>,
): AsyncGenerator<FileChange> {
  for await (const change of changes) {
    if (change.kind !== "unreadable" || change.file.size !== UNREAD_FILE_STATE.size) yield change;
    else {
      const { path, code } = change.unreadable;
      const isKnown = known.get(path)?.size === UNREAD_FILE_STATE.size && reportedCodes.get(path) === code;
      reportedCodes.set(path, code);
      if (!isKnown) yield change;
    }
  }
}

async function* reportProgress(
  changes: AsyncIterable<FileChange>,
  start: ScanProgress,
  onProgress: (progress: ScanProgress) => void,
): AsyncGenerator<FileChange> {
  let progress = start;
  onProgress(progress);
  for await (const change of changes) {
    const isItem = "moreToCome" in change && change.moreToCome;
    const file = change.kind === "gone" ? change : change.file;
    const latestPublic = "guilds" in file ? progress.latestPublic : file.path;
    progress = { ...progress, read: progress.read + (isItem ? 0 : 1), latest: file.path, latestPublic };
    onProgress(progress);
    yield change;
  }
}

async function* concat(
  ...sources: (Iterable<FileChange> | AsyncIterable<FileChange>)[]
): AsyncGenerator<FileChange> {
  for (const source of sources) yield* source;
}
