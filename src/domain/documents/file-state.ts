import type { CollectionDefaults } from "./collection.ts";

/** The state of a file when it was last read; enough to decide whether to read it again. */
export interface FileState {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, from the file system. */
  readonly modifiedMs: number;
  /** The time of the last change of its directory entry, which no program can set; absent if not known. */
  readonly changedMs?: number;
  /** SHA-256 hex of the bytes; null when the file could not be read. */
  readonly contentHash: string | null;
  /** The path of the file that contains this entry; size and times are then that file's. Absent for a file itself. */
  readonly partOf?: string;
  /** The guilds that may see it, in order; empty: only the operator. Absent: everybody. */
  readonly guilds?: readonly string[];
  /** In the library, but news for no edition: it was there before anybody asked for it. Absent: news. */
  readonly isBackground?: true;
  /** What its folder's collection file said when the file was read; absent for nothing. */
  readonly collection?: CollectionDefaults;
}

/** Sentinel state that never equals a real file, so the next scan re-reads it. */
export const UNREAD_FILE_STATE: Omit<FileState, "path"> = { size: -1, modifiedMs: -1, contentHash: null };
