import { sleep } from "../../async/sleep.ts";
import { withTimeout } from "../../async/with-timeout.ts";
import type { Instant } from "../../domain/core/time.ts";
import { type FileState, sameDefaults, UNREAD_FILE_STATE } from "../../domain/documents/document.ts";
import type { FileChange } from "../../domain/intake/document-source.ts";
import {
  MAX_READ_AHEAD_BYTES,
  MAX_READ_AHEAD_FILES,
  READ_ATTEMPTS,
  RESULT_WAIT_MS,
} from "../content/limits.ts";
import { STILL_CHANGING } from "../content/read-failures.ts";
import { type FolderEntry, folderAttributesOf, unreadableState } from "../listing/list-folder.ts";
import type { ContainerOutcome, ReadOutcome } from "../worker/protocol.ts";
import type { FolderReader } from "../worker/thread-reader.ts";

/** Files asked for and not yet taken, those that take long included. */
const MAX_PENDING_READS = 10 * MAX_READ_AHEAD_FILES;

/** A file of which there is one thing to say. */
type FileOutcome = Exclude<ReadOutcome, { kind: "container" | "changing" | "isolate" }>;

interface ReadContext {
  readonly root: string;
  readonly arrivedAt: Instant;
  readonly minAgeMs: number;
  /** Milliseconds since 1970 by the clock that timestamps files. */
  readonly fileClockMs: () => number;
}

/**
 * Reads files, in order but for those that take long, a bounded number ahead of whoever takes the results. Files that
 * changed just now come last, once they have rested; one that keeps changing is left for the next scan if an earlier
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

/** Milliseconds until a file has rested, by the machine's clock: that is the one that stamps files. */
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
    // Once half of them have come, the next half is asked for in one go.
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
    yield* (await finished?.arrivals) ?? [];
  }
}

interface PendingRead {
  readonly size: number;
  readonly arrivals: Promise<readonly FileChange[]>;
  /** Resolves when it is read, or failed. */
  readonly ended: Promise<void>;
  hasEnded: boolean;
  /** Whether it takes long: then others are not kept waiting for it. */
  isSlow: boolean;
}

// It is awaited in its turn; a fault that comes before its turn is not unhandled.
function startRead(size: number, arrivals: Promise<readonly FileChange[]>): PendingRead {
  const end = () => {
    pendingRead.hasEnded = true;
  };
  const pendingRead: PendingRead = {
    size,
    arrivals,
    hasEnded: false,
    isSlow: false,
    ended: arrivals.then(end, end),
  };
  return pendingRead;
}

/** The first one's turn it is, unless it takes long and another is there. Null when that shows: there is room for more. */
async function nextToYield(pending: readonly PendingRead[]): Promise<number | null> {
  const [first] = pending;
  if (first === undefined || first.hasEnded) return 0;
  if (!first.isSlow) {
    await withTimeout(first.ended, RESULT_WAIT_MS, undefined);
    if (first.hasEnded) return 0;
    for (const one of pending) one.isSlow = !one.hasEnded;
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

/** Those that are waited for: what takes long is not. */
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
  const label = file.collection === undefined ? {} : { collection: file.collection };
  // Under another label the same bytes make another document.
  const isAsKnown = sameDefaults(known?.collection, file.collection);
  const knownHash = (isAsKnown ? known?.contentHash : null) ?? null;
  const waitMs = remainingAgeMs(file, minAgeMs, fileClockMs());
  if (waitMs > 0) await sleep(waitMs);
  for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt += 1) {
    const outcome = await reader.read({ root, path, knownHash, arrivedAt, ...label });
    if (outcome.kind === "unreadable" && outcome.file.contentHash === null) {
      return unopenedArrivals(outcome, file);
    }
    if (outcome.kind !== "changing" && outcome.kind !== "isolate") return arrivalsOf(outcome, file);
    await sleep(minAgeMs);
  }
  if (known !== undefined) return [];
  return [stillChanging(file)];
}

/** A file that does not come to rest, and of which nothing is known yet. */
export function stillChanging(file: FolderEntry): FileChange {
  return { kind: "unreadable", file: unreadState(file), unreadable: { path: file.path, ...STILL_CHANGING } };
}

/**
 * What could not be opened, though nothing of it need change for that to end: it is tried at each scan. What went while
 * its turn came is the next scan's to tell: the whole folder may have gone, and come back. Else its reader gave up on it.
 */
function unopenedArrivals(
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

function arrivalsOf(outcome: ContainerOutcome | FileOutcome, listed: FolderEntry): readonly FileChange[] {
  const file = { ...outcome.file, ...folderAttributesOf(listed) };
  return outcome.kind === "container" ? containerArrivals({ ...outcome, file }) : [{ ...outcome, file }];
}

function containerArrivals({ file, embedded }: ContainerOutcome): FileChange[] {
  const paths = embedded.map((part) =>
    part.kind === "document" ? part.document.path : part.unreadable.path,
  );
  const arrivals = embedded.map((part): FileChange => ({ ...part, file, moreToCome: true }));
  return [...arrivals, { kind: "complete", file, paths }];
}
