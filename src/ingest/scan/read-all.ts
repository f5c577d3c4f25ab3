import { sleep } from "../../async/sleep.ts";
import { withTimeout } from "../../async/with-timeout.ts";
import type { Instant } from "../../domain/core/time.ts";
import { sameDefaults } from "../../domain/documents/collection.ts";
import { type FileState, UNREAD_FILE_STATE } from "../../domain/documents/file-state.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import {
  MAX_READ_AHEAD_BYTES,
  MAX_READ_AHEAD_FILES,
  READ_ATTEMPTS,
  RESULT_WAIT_MS,
} from "../content/limits.ts";
import { STILL_CHANGING } from "../content/read-failures.ts";
import { type FolderEntry, folderAttributesOf, unreadableState } from "../listing/folder-entry.ts";
import type { FolderReader } from "../worker/folder-reader.ts";
import type { ContainerOutcome, ReadOutcome } from "../worker/protocol.ts";

/** Reads that are started and not yet yielded, slow ones included. */
const MAX_PENDING_READS = 10 * MAX_READ_AHEAD_FILES;

/** An outcome that is exactly one change. */
type FileOutcome = Exclude<ReadOutcome, { kind: "container" | "changing" }>;

interface ReadContext {
  readonly root: string;
  readonly arrivedAt: Instant;
  readonly minAgeMs: number;
  /** Milliseconds since 1970 by the clock that sets file times. */
  readonly fileClockMs: () => number;
}

/**
 * Reads files in order, except that slow ones are overtaken, and a bounded number of files ahead of the consumer. Files
 * that changed less than `minAgeMs` ago come last; a file that keeps changing is left to the next scan if an earlier
 * revision is known.
 */
export async function* readAll(
  reader: FolderReader,
  files: readonly FolderEntry[],
  known: ReadonlyMap<string, FileState>,
  context: ReadContext,
): AsyncGenerator<FileChange> {
  const started = context.fileClockMs();
  const recent = files.filter((file) => remainingAgeMs(file, context.minAgeMs, started) > 0);
  const recentFiles = new Set(recent);
  const settled = files.filter((file) => !recentFiles.has(file));
  yield* readAhead(reader, settled, known, context);
  yield* readAhead(reader, recent, known, context);
}

/** Milliseconds until a file's last change is `minAgeMs` old; 0 for a time in the future. */
function remainingAgeMs({ modifiedMs }: FolderEntry, minAgeMs: number, now: number): number {
  const age = now - modifiedMs;
  return age >= 0 && age < minAgeMs ? minAgeMs - age : 0;
}

async function* readAhead(
  reader: FolderReader,
  files: readonly FolderEntry[],
  known: ReadonlyMap<string, FileState>,
  context: ReadContext,
): AsyncGenerator<FileChange> {
  const pending: PendingRead[] = [];
  let next = 0;
  while (next < files.length || pending.length > 0) {
    // Refill when half of the reads are done, so that requests are sent in batches.
    const shouldRefill = inFlight(pending).length <= MAX_READ_AHEAD_FILES / 2;
    for (
      let file = files[next];
      shouldRefill && file !== undefined && hasCapacity(pending);
      file = files[next]
    ) {
      pending.push(startRead(file.size, readOne(reader, file, known.get(file.path), context)));
      next += 1;
    }
    const index = await nextToYield(pending);
    if (index === null) continue;
    const [finished] = pending.splice(index, 1);
    yield* (await finished?.changes) ?? [];
  }
}

interface PendingRead {
  readonly size: number;
  readonly changes: Promise<readonly FileChange[]>;
  /** Resolves when the read has succeeded or failed. */
  readonly ended: Promise<void>;
  hasEnded: boolean;
  /** Slow reads may be overtaken by later ones. */
  isSlow: boolean;
}

// `changes` is awaited in order; `ended` handles a rejection that comes earlier.
function startRead(size: number, changes: Promise<readonly FileChange[]>): PendingRead {
  const end = () => {
    pendingRead.hasEnded = true;
  };
  const pendingRead: PendingRead = {
    size,
    changes,
    hasEnded: false,
    isSlow: false,
    ended: changes.then(end, end),
  };
  return pendingRead;
}

/**
 * The index of the next read to yield: the first, or if it is slow, any that has ended. Null if reads have just become
 * slow: then more can be started.
 */
async function nextToYield(pending: readonly PendingRead[]): Promise<number | null> {
  const [first] = pending;
  if (first === undefined || first.hasEnded) return 0;
  if (!first.isSlow) {
    await withTimeout(first.ended, RESULT_WAIT_MS, undefined);
    if (first.hasEnded) return 0;
    for (const read of pending) read.isSlow = !read.hasEnded;
    return null;
  }
  await Promise.race(pending.map(({ ended }) => ended));
  return Math.max(
    0,
    pending.findIndex(({ hasEnded }) => hasEnded),
  );
}

function hasCapacity(pending: readonly PendingRead[]): boolean {
  const active = inFlight(pending);
  const bytes = active.reduce((sum, { size }) => sum + size, 0);
  return (
    pending.length < MAX_PENDING_READS &&
    (active.length === 0 || (active.length < MAX_READ_AHEAD_FILES && bytes < MAX_READ_AHEAD_BYTES))
  );
}

/** All but the slow reads. */
function inFlight(pending: readonly PendingRead[]): readonly PendingRead[] {
  return pending.filter(({ isSlow }) => !isSlow);
}

async function readOne(
  reader: FolderReader,
  file: FolderEntry,
  known: FileState | undefined,
  { root, arrivedAt, minAgeMs, fileClockMs }: ReadContext,
): Promise<readonly FileChange[]> {
  const { path } = file;
  const defaults = file.collection === undefined ? {} : { collection: file.collection };
  // With other collection defaults, the same bytes make another document.
  const isAsKnown = sameDefaults(known?.collection, file.collection);
  const knownHash = (isAsKnown ? known?.contentHash : null) ?? null;
  const waitMs = remainingAgeMs(file, minAgeMs, fileClockMs());
  if (waitMs > 0) await sleep(waitMs);
  for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt += 1) {
    const revision = { size: file.size, modifiedMs: file.modifiedMs };
    const outcome = await reader.read({ root, path, revision, knownHash, arrivedAt, ...defaults });
    if (outcome.kind === "unreadable" && outcome.file.contentHash === null) {
      return unopenedChanges(outcome, file);
    }
    if (outcome.kind !== "changing") return changesOf(outcome, file);
    await sleep(minAgeMs);
  }
  if (known !== undefined) return [];
  return [stillChanging(file)];
}

/** For a file that does not stop changing and has no known revision. */
export function stillChanging(file: FolderEntry): FileChange {
  return { kind: "unreadable", file: unreadState(file), unreadable: { path: file.path, ...STILL_CHANGING } };
}

/**
 * For a file without a content hash. A transient error gets a state that never equals the file's, so that each scan tries
 * again. A vanished file is left to the next scan: the whole folder may have been moved away and back. Any other file
 * stopped its reader; its state is stored, so that it is not tried again until it changes.
 */
function unopenedChanges(
  outcome: Extract<FileOutcome, { kind: "unreadable" }>,
  file: FolderEntry,
): readonly FileChange[] {
  const { code } = outcome.unreadable;
  if (code === "vanished") return [];
  const isTransient = code === "permission-denied" || code === "io-error" || code === "outside-folder";
  return [{ ...outcome, file: isTransient ? unreadState(file) : unreadableState(file) }];
}

function unreadState(file: FolderEntry): FileState {
  return { path: file.path, ...UNREAD_FILE_STATE, ...folderAttributesOf(file) };
}

function changesOf(outcome: ContainerOutcome | FileOutcome, listed: FolderEntry): readonly FileChange[] {
  const file = { ...outcome.file, ...folderAttributesOf(listed) };
  return outcome.kind === "container" ? containerChanges({ ...outcome, file }) : [{ ...outcome, file }];
}

function containerChanges({ file, embedded }: ContainerOutcome): FileChange[] {
  const paths = embedded.map((item) =>
    item.kind === "document" ? item.document.path : item.unreadable.path,
  );
  const changes = embedded.map((item): FileChange => ({ ...item, file, moreToCome: true }));
  return [...changes, { kind: "complete", file, paths }];
}
