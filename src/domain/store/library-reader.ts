import type { LibraryId } from "../core/library.ts";
import type { TimeWindow } from "../core/time.ts";
import type { Document, DocumentHeader } from "../documents/document.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { Digest, StoryOutline, StoryTitle } from "../stories/story.ts";

export interface LibraryCounts {
  readonly documents: number;
  readonly stories: number;
  readonly unreadable: number;
}

/** "visible": all that the library may see. "own": for a guild only its own uploads and what is restricted to it. */
export type ListScope = "visible" | "own";

/** The part of the store for reading documents, digests and stories. */
export interface LibraryReader {
  counts(library: LibraryId): Promise<LibraryCounts>;
  unreadable(library: LibraryId): Promise<readonly Unreadable[]>;
  /**
   * In the order of `paths`; unknown paths are left out. Of documents with the same content every other method returns only the
   * first one, but here each is found under its own path.
   */
  documents(library: LibraryId, paths: readonly string[]): Promise<readonly Document[]>;
  digests(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** Stories with at least one document published in the window. */
  stories(library: LibraryId, window: TimeWindow): AsyncIterable<readonly StoryOutline[]>;
  /** The documents of these stories inside the window, earliest first, by story id. */
  storyDocuments(
    library: LibraryId,
    storyIds: readonly string[],
    window: TimeWindow,
  ): Promise<ReadonlyMap<string, readonly DocumentHeader[]>>;
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
  /** Ordered by their newest documents, newest first. At most 500. */
  recentStories(library: LibraryId, scope: ListScope, limit: number): Promise<readonly StoryTitle[]>;
}
