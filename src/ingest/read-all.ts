import { setTimeout as sleep } from "node:timers/promises";
import { type FileState, sameLabel, UNREAD } from "../domain/document.ts";
import type { Arrival } from "../domain/folder.ts";
import type { Instant } from "../domain/time.ts";
import { BYTES_AHEAD, FILES_AHEAD, READ_ATTEMPTS } from "./limits.ts";
import { type Listed, refusedState, seenBy } from "./list-folder.ts";
import type { ReadOutcome, SeveralParts } from "./protocol.ts";
import type { Reader } from "./reader.ts";
import { STILL_WRITTEN } from "./reasons.ts";
import { within } from "./within.ts";

/** Files asked for and not yet taken, those that take long included. */
const MOST_AHEAD = 10 * FILES_AHEAD;

/** A file of which there is one thing to say. */
type Whole = Exclude<ReadOutcome, { kind: "several" | "changing" | "isolate" }>;

interface Reading {
  readonly root: string;
  readonly arrivedAt: Instant;
  readonly restMs: number;
}

/**
 * Reads files, in order but for those that take long, a bounded number ahead of whoever takes the results. Files that
 * changed just now come last, once they have rested; one that keeps changing is left for the next scan if an earlier
 * revision is known.
 */
export async function* readAll(
  reader: Reader,
  files: readonly Listed[],
  known: ReadonlyMap<string, FileState>,
  reading: Reading,
): AsyncGenerator<Arrival> {
  const started = Date.now();
  const restless = files.filter((file) => restLeft(file, reading.restMs, started) > 0);
  const late = new Set(restless);
  const rested = files.filter((file) => !late.has(file));
  yield* readAhead(reader, rested, known, reading);
  yield* readAhead(reader, restless, known, reading);
}

/** Milliseconds until a file has rested, by the machine's clock: that is the one that stamps files. */
function restLeft({ modifiedMs }: Listed, restMs: number, now: number): number {
  const age = now - modifiedMs;
  return age >= 0 && age < restMs ? restMs - age : 0;
}

async function* readAhead(
  reader: Reader,
  files: readonly Listed[],
  known: ReadonlyMap<string, FileState>,
  reading: Reading,
): AsyncGenerator<Arrival> {
  const ahead: Ahead[] = [];
  let next = 0;
  while (next < files.length || ahead.length > 0) {
    // Once half of them have come, the next half is asked for in one go.
    const refill = underWay(ahead).length <= FILES_AHEAD / 2;
    for (let file = files[next]; refill && file !== undefined && mayGoAhead(ahead); file = files[next]) {
      ahead.push(beginReading(file.size, readOne(reader, file, known.get(file.path), reading)));
      next += 1;
    }
    const turn = await nextToTake(ahead);
    if (turn === null) continue;
    const [taken] = ahead.splice(turn, 1);
    yield* (await taken?.arrivals) ?? [];
  }
}

interface Ahead {
  readonly size: number;
  readonly arrivals: Promise<readonly Arrival[]>;
  /** Resolves when it is read, or failed. */
  readonly ended: Promise<void>;
  hasEnded: boolean;
  /** Whether it takes long: then others are not kept waiting for it. */
  isLate: boolean;
}

// It is awaited in its turn; a fault that comes before its turn is not unhandled.
function beginReading(size: number, arrivals: Promise<readonly Arrival[]>): Ahead {
  const end = () => {
    begun.hasEnded = true;
  };
  const begun: Ahead = { size, arrivals, hasEnded: false, isLate: false, ended: arrivals.then(end, end) };
  return begun;
}

/** The first one's turn it is, unless it takes long and another is there. Null when that shows: there is room for more. */
async function nextToTake(ahead: readonly Ahead[]): Promise<number | null> {
  const [first] = ahead;
  if (first === undefined || first.hasEnded) return 0;
  if (!first.isLate) {
    await within(first.ended);
    if (first.hasEnded) return 0;
    for (const one of ahead) one.isLate = !one.hasEnded;
    return null;
  }
  await Promise.race(ahead.map(({ ended }) => ended));
  return Math.max(
    0,
    ahead.findIndex(({ hasEnded }) => hasEnded),
  );
}

function mayGoAhead(ahead: readonly Ahead[]): boolean {
  const waited = underWay(ahead);
  const bytes = waited.reduce((sum, { size }) => sum + size, 0);
  return (
    ahead.length < MOST_AHEAD && (waited.length === 0 || (waited.length < FILES_AHEAD && bytes < BYTES_AHEAD))
  );
}

/** Those that are waited for: what takes long is not. */
function underWay(ahead: readonly Ahead[]): readonly Ahead[] {
  return ahead.filter(({ isLate }) => !isLate);
}

async function readOne(
  reader: Reader,
  file: Listed,
  known: FileState | undefined,
  { root, arrivedAt, restMs }: Reading,
): Promise<readonly Arrival[]> {
  const { path } = file;
  const label = file.collection === undefined ? {} : { collection: file.collection };
  // Under another label the same bytes make another document.
  const isAsKnown = sameLabel(known?.collection, file.collection);
  const knownHash = (isAsKnown ? known?.contentHash : null) ?? null;
  const left = restLeft(file, restMs, Date.now());
  if (left > 0) await sleep(left);
  for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt += 1) {
    const outcome = await reader.read({ root, path, knownHash, arrivedAt, ...label });
    if (outcome.kind === "unreadable" && outcome.file.contentHash === null) {
      return unopened(outcome, file);
    }
    if (outcome.kind !== "changing" && outcome.kind !== "isolate") return arrivalsOf(outcome, file);
    await sleep(restMs);
  }
  if (known !== undefined) return [];
  return [stillWritten(file)];
}

/** A file that does not come to rest, and of which nothing is known yet. */
export function stillWritten(file: Listed): Arrival {
  return { kind: "unreadable", file: unreadState(file), unreadable: { path: file.path, ...STILL_WRITTEN } };
}

/**
 * What could not be opened, though nothing of it need change for that to end: it is tried at each scan. What went while
 * its turn came is the next scan's to tell: the whole folder may have gone, and come back. Else its reader gave up on it.
 */
function unopened(outcome: Extract<Whole, { kind: "unreadable" }>, file: Listed): readonly Arrival[] {
  const { code } = outcome.unreadable;
  if (code === "vanished") return [];
  const tryAgain = code === "permission-denied" || code === "io-error" || code === "outside-folder";
  return [{ ...outcome, file: tryAgain ? unreadState(file) : refusedState(file) }];
}

function unreadState(file: Listed): FileState {
  return { path: file.path, ...UNREAD, ...seenBy(file) };
}

function arrivalsOf(outcome: SeveralParts | Whole, listed: Listed): readonly Arrival[] {
  const file = { ...outcome.file, ...seenBy(listed) };
  return outcome.kind === "several" ? allParts({ ...outcome, file }) : [{ ...outcome, file }];
}

function allParts({ file, parts }: SeveralParts): Arrival[] {
  const paths = parts.map((part) => (part.kind === "document" ? part.document.path : part.unreadable.path));
  const arrivals = parts.map((part): Arrival => ({ ...part, file, more: true }));
  return [...arrivals, { kind: "whole", file, paths }];
}
