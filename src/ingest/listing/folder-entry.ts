import type { CollectionDefaults } from "../../domain/documents/collection.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { ReadFailure } from "../content/read-failures.ts";

/** An entry of the folder: a file to read, or something that is refused without opening it. */
export interface FolderEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970: last change of the content (mtime); last change of content or inode, permissions included (ctime). */
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly failure: ReadFailure | null;
  /** A folder that could not be listed: its known files must not be reported as gone. */
  readonly unlistedFolder: boolean;
  /** Who may see it; absent for everybody. */
  readonly guilds?: readonly string[];
  /** Defaults from the collection files above it; absent if there are none. */
  readonly collection?: CollectionDefaults;
}

/**
 * The state stored for a file that could not be opened. Its `modifiedMs` is the entry's `changedMs`, so that a change of
 * permissions alone makes the next scan try again.
 */
export function unreadableState(file: FolderEntry): FileState {
  return {
    path: file.path,
    size: file.size,
    modifiedMs: file.changedMs,
    contentHash: null,
    ...folderAttributesOf(file),
  };
}

/** The attributes that a file has from its folder, for its FileState. */
export function folderAttributesOf({ guilds, collection }: FolderAttributes): FolderAttributes {
  return { ...(guilds === undefined ? {} : { guilds }), ...(collection === undefined ? {} : { collection }) };
}

type FolderAttributes = Pick<FileState, "guilds" | "collection">;
