import type { DocumentHeader } from "./document.ts";

/** A run of a document's sentences, `first` to `last` inclusive, from 1: the unit of retrieval. */
export interface Passage {
  readonly document: DocumentHeader;
  readonly first: number;
  readonly last: number;
  /** The sentences `first` to `last`. */
  readonly sentences: readonly string[];
}

/** A passage that fits a query, with its BM25 score (higher fits better; comparable within one query only). */
export interface PassageHit extends Passage {
  readonly score: number;
}
