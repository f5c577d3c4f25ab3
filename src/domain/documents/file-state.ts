import type { CollectionDefaults } from "./collection.ts";

/** What a file looked like when it was last read; enough to tell whether to read it again. */
export interface FileState {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, as the file system gives it. */
  readonly modifiedMs: number;
  /** The same of the last change of its entry, which no program can set; absent where it is not known. */
  readonly changedMs?: number;
  /** SHA-256 hex of the bytes; null when the file could not be read. */
  readonly contentHash: string | null;
  /** The file that this is a part of; size and time are then that file's. Absent for a file itself. */
  readonly partOf?: string;
  /** The guilds that may see it, in order; none: the operator alone. Absent: everybody. */
  readonly guilds?: readonly string[];
  /** What its folder says of all that lies in it, as it was when the file was read; absent for nothing. */
  readonly collection?: CollectionDefaults;
}

/** What no file looks like: of one that is known so, the next scan finds that it changed, whatever it looks like by then. */
export const UNREAD_FILE_STATE: Omit<FileState, "path"> = { size: -1, modifiedMs: -1, contentHash: null };
