import type { CollectionLabel, Document, FileState, Unreadable } from "../domain/document.ts";
import type { Arrival } from "../domain/folder.ts";
import type { Prepared } from "../domain/prepared.ts";
import type { Instant } from "../domain/time.ts";
import type { Listed } from "./list-folder.ts";

/** What the main thread asks of the reading worker. `id` comes back with each reply. */
export type Request =
  | { readonly id: number; readonly kind: "list"; readonly root: string }
  | ({ readonly id: number; readonly kind: "read" } & ReadJob);

/** Requests travel together, and so do their replies: waking a thread costs more than a short message. */
export type Requests = readonly Request[];
export type Replies = readonly Reply[];

/** What a worker starts with: where it notes the id of the request it is working on, as it may stop before it replies. */
export interface WorkerStart {
  readonly current: Int32Array;
}

export interface ReadJob {
  /** The documents folder as a real path, and the file below it. */
  readonly root: string;
  readonly path: string;
  readonly knownHash: string | null;
  readonly arrivedAt: Instant;
  /** What its folder says of it; absent for nothing. */
  readonly collection?: CollectionLabel;
}

/** One thing in a file that holds several. */
export type Part =
  | { readonly kind: "document"; readonly document: Document; readonly prepared?: Prepared }
  | { readonly kind: "unreadable"; readonly unreadable: Unreadable };

/** A file that holds several things. */
export interface SeveralParts {
  readonly kind: "several";
  readonly file: FileState;
  readonly parts: readonly Part[];
}

/** What became of a file: how it differs from what is known, or that it would not hold still. */
export type ReadOutcome =
  | Exclude<Arrival, { kind: "gone" | "whole" }>
  | SeveralParts
  | { readonly kind: "changing" }
  /** It is of a kind that is read in a process of its own. */
  | { readonly kind: "isolate" };

/** Why a folder could not be listed. */
export interface ListFault {
  readonly kind: "list-fault";
  /** The system's error code ("ENOENT"), or null. */
  readonly code: string | null;
  readonly message: string;
}

export type Reply =
  /** A part of the listing; the last one has `root`, the folder's real path. */
  | {
      readonly id: number;
      readonly kind: "listed";
      readonly entries: readonly Listed[];
      readonly root: string | null;
    }
  | { readonly id: number; readonly kind: "list-failed"; readonly fault: ListFault }
  /** A part of a file that holds several; the outcome comes behind them, and holds none. */
  | { readonly id: number; readonly kind: "part"; readonly part: Part }
  | { readonly id: number; readonly kind: "read"; readonly outcome: ReadOutcome };

/** What a reading process exits with that was refused memory. */
export const OUT_OF_MEMORY = 99;

/** Reading process -> main thread. After `spent`, it ends: another one is to be started. */
export type IsolatedReply =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "read"; readonly outcome: ReadOutcome; readonly spent: boolean };
