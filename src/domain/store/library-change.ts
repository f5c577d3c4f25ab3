import type { Document } from "../documents/document.ts";
import type { FileState } from "../documents/file-state.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { CompleteFile } from "../intake/file-change.ts";
import type { PassageTerms } from "../intake/prepared-document.ts";
import type { Digest } from "../stories/story.ts";

/**
 * A change to the library. With `moreToCome` the file counts as unread until its "complete" change arrives; without it, the
 * file is this one document or failure.
 */
export type LibraryChange =
  | {
      readonly kind: "document";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly document: Document;
      readonly digest: Digest;
      readonly storyId: string;
      /** What story grouping needs of the document after a restart; opaque to the store. */
      readonly signature: Uint8Array;
      /** As returned by text/passages; computed by the store if absent. */
      readonly passages?: readonly PassageTerms[];
    }
  | {
      readonly kind: "unreadable";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly unreadable: Unreadable;
    }
  | CompleteFile
  | { readonly kind: "touched"; readonly file: FileState }
  | { readonly kind: "gone"; readonly path: string };
