import type { FileState } from "../documents/file-state.ts";
import type { FileChange } from "./file-change.ts";

export interface ScanProgress {
  /** Files in the folder, and how many of them were new or changed; `read` counts up to `changed`. */
  readonly files: number;
  readonly changed: number;
  readonly read: number;
  /** The path of the file that was read last; null before the first. And of the last one that everybody may see. */
  readonly latest: string | null;
  readonly latestPublic: string | null;
  /** Files that changed just now: they are left to a later scan, as they may still be being written. */
  readonly settling: number;
  /** Of these, those that only some may see. */
  readonly settlingApart: number;
}

/** The documents folder. */
export interface DocumentSource {
  /**
   * Compares the folder with what is known and yields the differences in batches of at most 10,
   * so that a batch is one transaction. Throws a Fault with code "folder-missing" or
   * "folder-unreadable" when the folder itself can't be listed: never reports all files gone because of it.
   */
  scan(
    known: ReadonlyMap<string, FileState>,
    onProgress?: (progress: ScanProgress) => void,
  ): AsyncIterable<readonly FileChange[]>;
  /** Gets ready for a scan that is about to come, beside other work. */
  warm(): void;
  close(): Promise<void>;
}
