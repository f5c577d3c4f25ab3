import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../../domain/core/fault.ts";
import type { FolderEntry } from "../listing/list-folder.ts";
import { createLister, type Lister } from "./lister.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";
import { openReadingNotes } from "./reading-notes.ts";
import { createReadingPool, type ReadingPool } from "./reading-pool.ts";
import type { ReadingLimits } from "./reading-slot.ts";
import type { ListError } from "./serve-listing.ts";

/** Lists and reads a folder off the main thread. Calls in progress reject with a Fault "ingest-failed" on close(). */
export interface FolderReader {
  /** Starts the workers before the first request. */
  warm(root: string): void;
  /** Calls `onPage` for each page of the listing; resolves to the folder's real path, or why it can't be listed. */
  list(root: string, onPage: (entries: readonly FolderEntry[]) => void): Promise<string | ListError>;
  /** A file that ends its process, or exceeds a limit, is "unreadable"; other files are not affected. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

export interface FolderReaderOptions extends Partial<ReadingLimits> {
  /** The entry file of reading processes; it must call serveReading(). */
  readonly workerFile?: URL | undefined;
  /**
   * Where it is kept what is being read, so that a file that ends the program is set aside; must outlive the program.
   * By default a temporary folder.
   */
  readonly notesDir?: string | undefined;
  readonly maxProcesses?: number | undefined;
}

/** Lists folders in a thread, and reads files in processes that can be killed. Throws the Fault of openReadingNotes. */
export function createFolderReader(options: FolderReaderOptions = {}): FolderReader {
  const { workerFile = new URL("./read-worker.ts", import.meta.url), notesDir } = options;
  const notesFolder = notesDir ?? mkdtempSync(join(tmpdir(), "dateline-reading-"));
  const pool = createReadingPool({ ...options, workerFile, notes: openReadingNotes(notesFolder) });
  const reader = combine(createLister(), pool);
  return {
    ...reader,
    async close() {
      await reader.close();
      if (notesDir === undefined) rmSync(notesFolder, { recursive: true, force: true });
    },
  };
}

function combine(lister: Lister, pool: ReadingPool): FolderReader {
  return {
    warm(root) {
      lister.warm();
      const real = realPathOf(root);
      if (real !== null) pool.warm(real);
    },
    list: lister.list,
    read: pool.read,
    async close() {
      await Promise.all([lister.close(), pool.close()]);
    },
  };
}

/** Null if there is no such folder, which the first scan reports. */
function realPathOf(folder: string): string | null {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    if (errorCode(error) !== null) return null;
    throw error;
  }
}
