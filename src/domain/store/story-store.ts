import type { LibraryId } from "../core/library.ts";
import type { TimeWindow } from "../core/time.ts";
import type { DocumentHeader } from "../documents/document.ts";
import type { StoryOutline, StoryTitle } from "../stories/story.ts";
import type { ListScope } from "./library-store.ts";

/** The part of the store for stories. */
export interface StoryStore {
  /** Stories with at least one document published in the window. */
  stories(library: LibraryId, window: TimeWindow): AsyncIterable<readonly StoryOutline[]>;
  /** The documents of these stories inside the window, earliest first, by story id. */
  storyDocuments(
    library: LibraryId,
    storyIds: readonly string[],
    window: TimeWindow,
  ): Promise<ReadonlyMap<string, readonly DocumentHeader[]>>;
  /** Ordered by their newest documents, newest first. At most 500. */
  recentStories(library: LibraryId, scope: ListScope, limit: number): Promise<readonly StoryTitle[]>;
}
