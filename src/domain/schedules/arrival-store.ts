import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { DocumentHeader } from "../documents/document.ts";

/** Documents that arrived after `after` and up to `upTo`, and were published since `publishedSince` or are undated. */
export interface ArrivalWindow {
  readonly after: Instant;
  readonly upTo: Instant;
  readonly publishedSince: Instant;
}

/** An arrived document, with what ordering stories needs. */
export interface ArrivedDocument {
  readonly header: DocumentHeader;
  readonly storyId: string;
  readonly sentenceCount: number;
}

/** The part of the store for when documents arrived. */
export interface ArrivalStore {
  /** Oldest first. */
  arrivals(library: LibraryId, window: ArrivalWindow): AsyncIterable<readonly ArrivedDocument[]>;
  /** When the newest document arrived; null if there is none. */
  newestArrival(library: LibraryId): Promise<Instant | null>;
  /** When the current revision of each document arrived; documents not in the library are left out. */
  revisionArrivals(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
}
