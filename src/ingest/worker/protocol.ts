import type { Instant } from "../../domain/core/time.ts";
import type { CollectionDefaults } from "../../domain/documents/collection.ts";
import type { FileState } from "../../domain/documents/file-state.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import type { FormatHints } from "../content/extracted-text.ts";
import type { FolderEntry } from "../listing/list-folder.ts";

/** Main thread -> reading thread. Each reply repeats the request's `id`. */
export type ReaderRequest =
  | { readonly id: number; readonly kind: "list"; readonly root: string }
  | ({ readonly id: number; readonly kind: "read" } & ReadJob);

/** Requests and replies are sent in batches: waking a thread costs more than a short message. */
export type RequestBatch = readonly ReaderRequest[];
export type ReplyBatch = readonly ReaderReply[];

/** The reading thread's start data: `current` is shared memory for the id of the request in progress, read after a crash. */
export interface ReaderWorkerData {
  readonly current: Int32Array;
}

interface JobDetails {
  /** The document's path: in the folder, and in the library. */
  readonly path: string;
  readonly knownHash: string | null;
  readonly arrivedAt: Instant;
  /** Defaults from the collection files above it; absent if there are none. */
  readonly collection?: CollectionDefaults;
}

/** A file below a documents folder. */
export interface FileJob extends JobDetails {
  /** The folder as a real path. */
  readonly root: string;
}

/** A document of which the bytes are at hand: from an upload, or from a server. */
export interface BytesJob extends JobDetails {
  readonly bytes: Uint8Array;
  readonly hints: FormatHints;
  readonly modifiedMs: number;
}

export type ReadJob = FileJob | BytesJob;

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
  | { readonly kind: "changing" }
  /** Its format must be read in a separate process. */
  | { readonly kind: "isolate" };

/** Why a folder could not be listed. */
export interface ListError {
  readonly kind: "list-error";
  /** The system's error code ("ENOENT"), or null. */
  readonly code: string | null;
  readonly message: string;
}

export type ReaderReply =
  /** A page of the listing; only the last one has `root`, the folder's real path. */
  | {
      readonly id: number;
      readonly kind: "listed";
      readonly entries: readonly FolderEntry[];
      readonly root: string | null;
    }
  | { readonly id: number; readonly kind: "list-failed"; readonly error: ListError }
  /** An item of a container file. The "read" reply follows after all items, with an empty `embedded` list. */
  | { readonly id: number; readonly kind: "embedded"; readonly embedded: EmbeddedResult }
  | { readonly id: number; readonly kind: "read"; readonly outcome: ReadOutcome };

/** Exit code of a reading process that was refused memory. */
export const OUT_OF_MEMORY_EXIT_CODE = 99;

/** Reading process -> main thread. With `mustRecycle`, the process must be replaced before the next file. */
export type IsolatedReply =
  | { readonly kind: "embedded"; readonly embedded: EmbeddedResult }
  | { readonly kind: "read"; readonly outcome: ReadOutcome; readonly mustRecycle: boolean };
