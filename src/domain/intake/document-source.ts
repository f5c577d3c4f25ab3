import type { FileState } from "../documents/file-state.ts";
import type { FileChange } from "./file-change.ts";
import type { SourceId } from "./source-id.ts";

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

/** Something that brings documents into a library: a folder, uploads, a subscription. */
export interface DocumentSource {
  readonly id: SourceId;
  /**
   * Compares what it has with `known`, which are its own files only, and yields the differences in batches of at most 10, so
   * that a batch is one transaction. Paths must be unique in the library: what does not come from a folder has a path below a
   * name that begins with a dot, as folders skip such names. Throws a Fault if it can't say what it has ("folder-missing",
   * "folder-unreadable"); it never reports all files as gone because of that.
   */
  scan(
    known: ReadonlyMap<string, FileState>,
    onProgress?: (progress: ScanProgress) => void,
  ): AsyncIterable<readonly FileChange[]>;
  /** Prepares for a scan that will come soon. */
  warm(): void;
  close(): Promise<void>;
}

/** Finds the sources of libraries. */
export interface SourceProvider {
  /** Those of the shared library (null) or of a guild, in the order in which they are read. */
  sourcesOf(guild: string | null): Promise<readonly DocumentSource[]>;
  /** The guilds that have a source. */
  guilds(): Promise<readonly string[]>;
}
