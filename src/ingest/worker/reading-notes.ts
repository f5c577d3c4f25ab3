import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isProcessRunning } from "../../async/is-process-running.ts";
import { errorCode, Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";
import type { ReadJob } from "./protocol.ts";
import { jobKey, parseNote } from "./reading-note.ts";

/** The note file of one reading process. */
export interface NoteFile {
  /** For the process to write to. */
  readonly descriptor: number;
  /** The id of the job that the process was reading when it ended; null if it had none. */
  readonly jobId: () => number | null;
  readonly close: () => void;
}

/** What reading processes are reading, kept in a folder that outlives the program. */
export interface ReadingNotes {
  /** How often the program has ended while it read this revision of the document. */
  endsDuring(job: ReadJob): number;
  /** Called when the document was read after all. */
  forget(job: ReadJob): void;
  open(): NoteFile;
}

const ENDS_FILE = "ended-during.json";
const NOTE_FILE = /^(\d+)-\d+\.note$/;
const NOTE_BYTES = 128;
/** Older entries are dropped: their files were read, changed or removed long ago. */
const MAX_ENDS = 1_000;
/** Notes of this program's own processes. */
const inUse = new Set<string>();
let nextNumber = 1;

/**
 * Opens the folder and takes over the notes of programs that were killed. Throws a Fault "ingest-failed" if the folder
 * can't be written.
 */
export function openReadingNotes(folder: string): ReadingNotes {
  const ends = attempt(folder, () => takeOver(folder));
  return {
    endsDuring: (job) => (ends.size === 0 ? 0 : (ends.get(jobKey(job)) ?? 0)),
    forget(job) {
      if (ends.delete(jobKey(job))) saveEnds(folder, ends);
    },
    open() {
      const path = join(folder, `${process.pid}-${nextNumber++}.note`);
      const descriptor = attempt(folder, () => openSync(path, "w+", 0o600));
      inUse.add(path);
      return {
        descriptor,
        jobId() {
          const bytes = Buffer.alloc(NOTE_BYTES);
          const length = readSync(descriptor, bytes, 0, NOTE_BYTES, 0);
          return parseNote(bytes.toString("latin1", 0, length))?.id ?? null;
        },
        close() {
          closeSync(descriptor);
          rmSync(path, { force: true });
          inUse.delete(path);
        },
      };
    },
  };
}

function attempt<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const detail = errorCode(cause) ?? String(cause);
    throw new Fault("ingest-failed", message("reason.folder.unusable", { folder, detail }), { cause });
  }
}

function takeOver(folder: string): Map<string, number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ends = readEnds(folder);
  const left = readdirSync(folder).filter((name) => isLeftBehind(folder, name));
  for (const name of left) {
    const note = parseNote(readFileSync(join(folder, name), "latin1"));
    if (note !== null) ends.set(note.key, (ends.get(note.key) ?? 0) + 1);
  }
  // First: if the program is killed in between, an end is counted twice rather than never.
  if (left.length > 0) saveEnds(folder, ends);
  for (const name of left) rmSync(join(folder, name), { force: true });
  return ends;
}

/** Whether it is the note of a program that no longer runs. In a container, every start has the same process id. */
function isLeftBehind(folder: string, name: string): boolean {
  const pid = NOTE_FILE.exec(name)?.[1];
  if (pid === undefined || inUse.has(join(folder, name))) return false;
  return Number(pid) === process.pid || !isProcessRunning(Number(pid));
}

function readEnds(folder: string): Map<string, number> {
  const file = join(folder, ENDS_FILE);
  try {
    const entries: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!Array.isArray(entries)) return new Map();
    return new Map(entries.filter(isEnd).slice(-MAX_ENDS));
  } catch (error) {
    // Without the file nothing ended; a damaged one is written anew with the next end.
    if (errorCode(error) === "ENOENT" || error instanceof SyntaxError) return new Map();
    throw error;
  }
}

function isEnd(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "number";
}

function saveEnds(folder: string, ends: ReadonlyMap<string, number>): void {
  const file = join(folder, ENDS_FILE);
  writeFileSync(`${file}.new`, JSON.stringify([...ends]), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
