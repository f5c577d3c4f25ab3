import type { Instant } from "../../domain/core/time.ts";
import type { CollectionDefaults, Document, FileState, Unreadable } from "../../domain/documents/document.ts";
import type { FileChange } from "../../domain/intake/document-source.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import type { FolderEntry } from "../listing/list-folder.ts";

/** What the main thread asks of the reading worker. `id` comes back with each reply. */
export type ReaderRequest =
  | { readonly id: number; readonly kind: "list"; readonly root: string }
  | ({ readonly id: number; readonly kind: "read" } & ReadJob);

/** Requests travel together, and so do their replies: waking a thread costs more than a short message. */
export type RequestBatch = readonly ReaderRequest[];
export type ReplyBatch = readonly ReaderReply[];

/** What a worker starts with: where it notes the id of the request it is working on, as it may stop before it replies. */
export interface ReaderWorkerData {
  readonly current: Int32Array;
}

export interface ReadJob {
  /** The documents folder as a real path, and the file below it. */
  readonly root: string;
  readonly path: string;
  readonly knownHash: string | null;
  readonly arrivedAt: Instant;
  /** What its folder says of it; absent for nothing. */
  readonly collection?: CollectionDefaults;
}

/** One thing in a file that holds several. */
export type EmbeddedOutcome =
  | { readonly kind: "document"; readonly document: Document; readonly prepared?: PreparedDocument }
  | { readonly kind: "unreadable"; readonly unreadable: Unreadable };

/** A file that holds several things. */
export interface ContainerOutcome {
  readonly kind: "container";
  readonly file: FileState;
  readonly embedded: readonly EmbeddedOutcome[];
}

/** What became of a file: how it differs from what is known, or that it would not hold still. */
export type ReadOutcome =
  | Exclude<FileChange, { kind: "gone" | "complete" }>
  | ContainerOutcome
  | { readonly kind: "changing" }
  /** It is of a kind that is read in a process of its own. */
  | { readonly kind: "isolate" };

/** Why a folder could not be listed. */
export interface ListError {
  readonly kind: "list-error";
  /** The system's error code ("ENOENT"), or null. */
  readonly code: string | null;
  readonly message: string;
}

export type ReaderReply =
  /** A part of the listing; the last one has `root`, the folder's real path. */
  | {
      readonly id: number;
      readonly kind: "listed";
      readonly entries: readonly FolderEntry[];
      readonly root: string | null;
    }
  | { readonly id: number; readonly kind: "list-failed"; readonly error: ListError }
  /** A part of a file that holds several; the outcome comes behind them, and holds none. */
  | { readonly id: number; readonly kind: "embedded"; readonly embedded: EmbeddedOutcome }
  | { readonly id: number; readonly kind: "read"; readonly outcome: ReadOutcome };

/** What a reading process exits with that was refused memory. */
export const OUT_OF_MEMORY_EXIT_CODE = 99;

/** Reading process -> main thread. After `spent`, it ends: another one is to be started. */
export type IsolatedReply =
  | { readonly kind: "embedded"; readonly embedded: EmbeddedOutcome }
  | { readonly kind: "read"; readonly outcome: ReadOutcome; readonly mustRecycle: boolean };
