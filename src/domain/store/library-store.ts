import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Document, DocumentHeader } from "../documents/document.ts";
import type { FileState } from "../documents/file-state.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { Digest } from "../stories/story.ts";
import type { LibraryChange } from "./library-change.ts";

export interface StoredSignature {
  readonly path: string;
  readonly storyId: string;
  readonly published: Instant;
  readonly signature: Uint8Array;
}

export interface LibraryCounts {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: number;
}

/** "visible": all that the library may see. "own": for a guild only its own uploads and what is restricted to it. */
export type ListScope = "visible" | "own";

/** The part of the store for files, documents and their digests. */
export interface LibraryStore {
  /** Files and, with `partOf`, the documents inside files that hold several. */
  files(library: LibraryId): AsyncIterable<readonly FileState[]>;
  /** Applies all changes in one transaction, or none. At most 10. */
  apply(library: LibraryId, changes: readonly LibraryChange[]): Promise<void>;
  counts(library: LibraryId): Promise<LibraryCounts>;
  unreadable(library: LibraryId): Promise<readonly Unreadable[]>;
  /**
   * In the order of `paths`; unknown paths are left out. Of documents with the same content every other method returns only the
   * first one, but here each is found under its own path.
   */
  documents(library: LibraryId, paths: readonly string[]): Promise<readonly Document[]>;
  digests(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** Replaces a document's digest, if the document still has this content hash. */
  saveDigest(library: LibraryId, path: string, contentHash: string, digest: Digest): Promise<void>;
  signatures(library: LibraryId): AsyncIterable<readonly StoredSignature[]>;
  /** Newest published first, starting at `offset`; `total` counts the whole scope. At most 500 at once. */
  newestDocuments(
    library: LibraryId,
    page: { readonly scope: ListScope; readonly limit: number; readonly offset: number },
  ): Promise<{ readonly total: number; readonly documents: readonly DocumentHeader[] }>;
  /**
   * The newest documents in whose title or path each typed word begins a word; ignores case and accents. Empty if nothing was
   * typed.
   */
  findDocuments(library: LibraryId, typed: string, limit: number): Promise<readonly DocumentHeader[]>;
}
