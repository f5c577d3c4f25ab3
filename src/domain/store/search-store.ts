import type { LibraryId } from "../core/library.ts";
import type { TimeWindow } from "../core/time.ts";
import type { PassageHit } from "../documents/passage.ts";

export interface StoryDocumentRef {
  readonly path: string;
  readonly storyId: string;
}

/** The part of the store for full-text search. `stems` are those of text/tokens. */
export interface SearchStore {
  /** Best passages first. Repeated stems count once. */
  search(library: LibraryId, stems: readonly string[], limit: number): Promise<readonly PassageHit[]>;
  /**
   * The documents of the window, newest first, that have for each group of stems a passage with all stems of the group (stop
   * words ignored). Every sentence lies completely in one passage. Empty without stems.
   */
  documentsContaining(
    library: LibraryId,
    stemGroups: readonly (readonly string[])[],
    window: TimeWindow,
  ): Promise<readonly StoryDocumentRef[]>;
  /** How many of the library's passages contain each stem, and how many passages there are; duplicates count each time. */
  stemFrequencies(
    library: LibraryId,
    stems: readonly string[],
  ): Promise<{ passages: number; counts: ReadonlyMap<string, number> }>;
}
