import type { Instant } from "../../domain/core/time.ts";
import type { CollectionDefaults } from "../../domain/documents/collection.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { FeedReading } from "../../domain/feeds/feed-reader.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import type { FormatHints } from "../content/extracted-text.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";

interface JobDetails {
  /** The document's path: in the folder, and in the library. */
  readonly path: string;
  readonly knownHash: string | null;
  readonly arrivedAt: Instant;
  /** Defaults from the collection files above it; absent if there are none. */
  readonly collection?: CollectionDefaults;
}

/** A file's size in bytes and its time, as it was listed. */
export type Revision = Pick<FolderEntry, "size" | "modifiedMs">;

/** A file below a documents folder. */
export interface FileJob extends JobDetails {
  /** The folder as a real path. */
  readonly root: string;
  /** Absent if the file was not listed. */
  readonly revision?: Revision;
}

/** A document of which the bytes are at hand: from an upload, or from a server. */
export interface BytesJob extends JobDetails {
  readonly bytes: Uint8Array;
  readonly hints: FormatHints;
  readonly modifiedMs: number;
  /** Read as a feed, a page with feeds, or a list of feeds; `path` is the address. */
  readonly isWeb?: true;
}

export type ReadJob = FileJob | BytesJob;

/** Main thread -> reading process: jobs to read in order. Each reply repeats its job's `id`. */
export type JobBatch = readonly { readonly id: number; readonly job: ReadJob }[];

/** A container file with all its items. */
export interface ContainerOutcome {
  readonly kind: "container";
  readonly file: FileState;
  readonly embedded: readonly EmbeddedResult[];
}

/** The result of reading one file. */
export type ReadOutcome =
  | Exclude<FileChange, { kind: "gone" | "complete" }>
  | ContainerOutcome
  /** It changed during the read. */
  | { readonly kind: "changing" };

/** The result of any job: what a server sent has no file and is no document yet. */
export type JobOutcome = ReadOutcome | { readonly kind: "web"; readonly reading: FeedReading };

export type ReadReply =
  /** An item of a container file. The "read" reply follows after all items, with an empty `embedded` list. */
  | { readonly id: number; readonly kind: "embedded"; readonly embedded: EmbeddedResult }
  | { readonly id: number; readonly kind: "read"; readonly outcome: JobOutcome };

/** Reading process -> main thread. The first one, without replies, says that it has started. With `mustRecycle`, the process must be replaced after the jobs it has. */
export interface ReplyBatch {
  readonly replies: readonly ReadReply[];
  readonly mustRecycle: boolean;
}

/** Exit code of a reading process that was refused memory. */
export const OUT_OF_MEMORY_EXIT_CODE = 99;

/** The descriptor under which a reading process finds its note file; 0 to 2 are the standard streams, 3 is the channel. */
export const NOTE_DESCRIPTOR = 4;
