import type { Document } from "../documents/document.ts";
import type { FileState } from "../documents/file-state.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { PreparedDocument } from "./prepared-document.ts";

/**
 * One difference that a scan found. A file that holds several documents yields one change for each, with `moreToCome`, also
 * for the unreadable ones, and then "complete".
 */
export type FileChange =
  | {
      readonly kind: "document";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly document: Document;
      /** Present if the source has prepared the document; else the intake does it. */
      readonly prepared?: PreparedDocument;
    }
  | {
      readonly kind: "unreadable";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly unreadable: Unreadable;
    }
  | CompleteFile
  /** Only size or times changed, the content is the same: only the file's state is saved. */
  | { readonly kind: "touched"; readonly file: FileState }
  | { readonly kind: "gone"; readonly path: string };

/** The result of reading one file by itself. */
export type SingleFileResult =
  | { readonly kind: "document"; readonly document: Document }
  | { readonly kind: "unreadable"; readonly unreadable: Unreadable };

/** The paths of all documents of a file, readable or not. Any other known path of the file no longer exists. */
export interface CompleteFile {
  readonly kind: "complete";
  readonly file: FileState;
  readonly paths: readonly string[];
}
