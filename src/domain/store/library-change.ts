import type { Document } from "../documents/document.ts";
import type { FileState } from "../documents/file-state.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { CompleteFile } from "../intake/file-change.ts";
import type { PassageTerms } from "../intake/prepared-document.ts";
import type { Digest } from "../stories/story.ts";

/**
 * A change to the library, as the newsroom hands it to the store. With `more`, the file is held to be unread until its
 * "whole" comes; without, it is this one thing and nothing else.
 */
export type LibraryChange =
  | {
      readonly kind: "document";
      readonly file: FileState;
      readonly moreToCome?: true;
      readonly document: Document;
      readonly digest: Digest;
      readonly storyId: string;
      /** What story grouping needs of the document again after a restart; opaque to the store. */
      readonly signature: Uint8Array;
      /** As text/passage-terms.ts gives them; worked out when absent. */
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
