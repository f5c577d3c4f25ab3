import type { Document } from "../documents/document.ts";
import type { FileState } from "../documents/file-state.ts";
import type { Unreadable } from "../documents/unreadable.ts";
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
