import type { Document, FileState, Unreadable } from "../documents/document.ts";
import type { PreparedDocument } from "./prepared-document.ts";

/**
 * One thing a scan of the folder found to be different from what is known. A file that holds several documents gives each
 * of them with `more` set, what can't be read in it likewise, and then says with "whole" that this was all.
 */
export type FileChange =
  | {
      readonly kind: "document";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly document: Document;
      /** Where the source had it worked out; else whoever takes the document in does that. */
      readonly prepared?: PreparedDocument;
    }
  | {
      readonly kind: "unreadable";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly unreadable: Unreadable;
    }
  | CompleteFile
  /** Same bytes, other size-and-time stamp: only the file's state is kept anew. */
  | { readonly kind: "touched"; readonly file: FileState }
  | { readonly kind: "gone"; readonly path: string };

/** The result of reading one file by itself. */
export type SingleFileResult = Extract<FileChange, { kind: "document" | "unreadable" }>;

/** The paths of all that a file holds, readable or not; whatever else was known of it is no longer there. */
export interface CompleteFile {
  readonly kind: "complete";
  readonly file: FileState;
  readonly paths: readonly string[];
}

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

/** Tells that something may have changed in a folder. Hints only: some are lost, and a scan alone tells the truth. */
export interface FolderWatcher {
  watch(root: string, listener: FolderChangeListener): { close(): void };
}

export interface FolderChangeListener {
  onChange(): void;
  /** Called once at most, when not all changes can be told of: why, for a person. */
  onUnwatchable(reason: string): void;
}

/** What became of a file that was handed in: "full" when the guild has as much as it may have. */
export type UploadResult =
  | { readonly kind: "stored"; readonly path: string; readonly replaced: boolean }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly max: number };

/** The files that people of a guild handed in. A guild is named by its number; anything else is a TypeError. */
export interface Uploads {
  /** The folder to scan for a guild's documents; it is there once a file was kept. */
  rootOf(guild: string): string;
  /** The name is made safe; a file of that name is replaced. */
  add(guild: string, name: string, bytes: Uint8Array): Promise<UploadResult>;
  /** False when there is no such file. `path` as add() gave it. */
  remove(guild: string, path: string): Promise<boolean>;
  list(guild: string): Promise<readonly string[]>;
  removeAll(guild: string): Promise<void>;
  /** The guilds that have files. */
  guilds(): Promise<readonly string[]>;
}
