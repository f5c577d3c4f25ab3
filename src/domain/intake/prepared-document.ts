import type { DroppedClaim } from "../documents/claim.ts";
import type { Digest } from "../stories/story.ts";

/** A passage as indexed: sentences `first` to `last`, from 1. */
export interface PassageTerms {
  readonly first: number;
  readonly last: number;
  /** Number of content stems in it, repetitions counted. */
  readonly length: number;
  /** Its distinct stems, each with its count; packed and read by text/passages. */
  readonly terms: string;
}

/** What story grouping needs of a document. */
export interface StorySketch {
  /** Whether it reports several events: a round-up, a newsletter, a live page. */
  readonly roundUp: boolean;
  /** The latest year that the text names, not after the document's arrival; 0 if it names none. */
  readonly latestYear: number;
  /** Packed terms with their weights in this document, in no order (newsroom/grouping/signature.ts). */
  readonly terms: Uint32Array;
  /** Min-hash of its text, to recognise copies. */
  readonly minHash: Uint32Array;
}

/** Everything that is derived from a document alone. Costly, so it is computed once, outside the main thread. */
export interface PreparedDocument {
  /** Checked against the document. */
  readonly digest: Digest;
  readonly dropped: readonly DroppedClaim[];
  readonly sketch: StorySketch;
  readonly passages: readonly PassageTerms[];
}
