import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FolderEntry } from "../listing/folder-entry.ts";
import { createLister } from "./lister.ts";
import type { BytesJob, JobOutcome, ReadJob, ReadOutcome } from "./protocol.ts";
import { openReadingNotes } from "./reading-notes.ts";
import { createReadingPool } from "./reading-pool.ts";
import type { ReadingLimits } from "./reading-slot.ts";
import type { ListError } from "./serve-listing.ts";

/** Lists and reads a folder off the main thread. Calls in progress reject with a Fault "ingest-failed" on close(). */
export interface FolderReader {
  /** Starts the thread that lists; a reading process starts with the first job, as often there is nothing to read. */
  warm(): void;
  /** Calls `onPage` for each page of the listing; resolves to the folder's real path, or why it can't be listed. */
  list(root: string, onPage: (entries: readonly FolderEntry[]) => void): Promise<string | ListError>;
  /** A file that ends its process, or exceeds a limit, is "unreadable"; other files are not affected. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

/** Reads what a server sent as a feed, a page or a list of feeds, with the same processes and limits. */
export interface WebReader {
  readWeb(job: Omit<BytesJob, "isWeb">): Promise<JobOutcome>;
}

export interface FolderReaderOptions extends Partial<ReadingLimits> {
  /** The entry file of reading processes; it must call serveReading(). */
  readonly workerFile?: URL | undefined;
  /** Keeps what is being read, so that a file that ends the program is set aside. By default a temporary folder. */
  readonly dataDir?: string | undefined;
  readonly maxProcesses?: number | undefined;
}

const NOTES_FOLDER = "reading";

/** Lists folders in a thread, and reads files in processes that can be killed. Throws the Fault of openReadingNotes. */
export function createFolderReader(options: FolderReaderOptions = {}): FolderReader & WebReader {
  const { workerFile = new URL("./read-worker.ts", import.meta.url), dataDir } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), "dateline-reading-"));
  const notes = openReadingNotes(join(folder, NOTES_FOLDER));
  const lister = createLister();
  const pool = createReadingPool({ ...options, workerFile, notes });
  return {
    warm: lister.warm,
    list: lister.list,
    async read(job) {
      const outcome = await pool.read(job);
      if (outcome.kind === "web") throw new Error("a document was read as what a server sent");
      return outcome;
    },
    readWeb: (job) => pool.read({ ...job, isWeb: true }),
    async close() {
      await Promise.all([lister.close(), pool.close()]);
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
