import type { FileState } from "../documents/file-state.ts";
import type { FileChange } from "./file-change.ts";

export interface ScanProgress {
  /** Files in the folder, and how many of them are new or changed; `read` counts up to `changed`. */
  readonly files: number;
  readonly changed: number;
  readonly read: number;
  /** Path of the file read last, and of the last one that everybody may see; null before the first. */
  readonly latest: string | null;
  readonly latestPublic: string | null;
  /** Files left to a later scan, because they changed just now and may still be being written. */
  readonly settling: number;
  /** How many of these only some guilds may see. */
  readonly settlingApart: number;
}

/** A folder of documents. */
export interface DocumentSource {
  /**
   * Compares the folder with the known files and yields the differences in batches of at most 10, so that a batch is one
   * transaction. Throws Fault "folder-missing" or "folder-unreadable" if the folder itself can't be listed; it never reports
   * all files as gone because of that.
   */
  scan(
    known: ReadonlyMap<string, FileState>,
    onProgress?: (progress: ScanProgress) => void,
  ): AsyncIterable<readonly FileChange[]>;
  /** Prepares for a scan that will come soon. */
  warm(): void;
  close(): Promise<void>;
}
