import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { FileState } from "../documents/file-state.ts";
import type { SourceId } from "../intake/source-id.ts";
import type { Digest } from "../stories/story.ts";
import type { LibraryChange } from "./library-change.ts";

export interface StoredSignature {
  readonly path: string;
  readonly storyId: string;
  readonly published: Instant;
  readonly signature: Uint8Array;
}

/** The part of the store that the intake of documents uses. */
export interface IntakeStore {
  /** What the source has brought: files and, with `partOf`, the documents inside files that hold several. */
  files(library: LibraryId, source: SourceId): AsyncIterable<readonly FileState[]>;
  /**
   * Applies all changes in one transaction, or none. At most 10. Paths are unique in a library: a change of a path that
   * another source has brought is refused with Fault "store-failed".
   */
  apply(library: LibraryId, source: SourceId, changes: readonly LibraryChange[]): Promise<void>;
  signatures(library: LibraryId): AsyncIterable<readonly StoredSignature[]>;
  /** Replaces a document's digest, if the document still has this content hash. */
  saveDigest(library: LibraryId, path: string, contentHash: string, digest: Digest): Promise<void>;
}
