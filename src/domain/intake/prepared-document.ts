import type { DroppedClaim } from "../documents/claim.ts";
import type { Digest } from "../stories/story.ts";

/** A passage as it is indexed: sentences `first` to `last`, from 1. */
export interface PassageTerms {
  readonly first: number;
  readonly last: number;
  /** Content stems that stand in it, repeated ones counted each time. */
  readonly length: number;
  /** Its distinct stems with how often each stands in it; text/passage-terms.ts packs and reads them. */
  readonly terms: string;
}

/** What story grouping needs to know of a document. */
export interface StorySketch {
  /** Packed terms with their weights in this document, in no order (newsroom/stories/signature.ts). */
  readonly terms: Uint32Array;
  /** Min-hash of its text, to tell copies. */
  readonly minHash: Uint32Array;
}

/** What is worked out of a document alone, once, for all who need it: costly, and best done off the main thread. */
export interface PreparedDocument {
  /** Held to the document. */
  readonly digest: Digest;
  readonly dropped: readonly DroppedClaim[];
  readonly sketch: StorySketch;
  readonly passages: readonly PassageTerms[];
}
