import type { DocumentHeader } from "./document.ts";

/** A run of a document's sentences, `first` to `last` inclusive, from 1: the unit of search. */
export interface Passage {
  readonly document: DocumentHeader;
  readonly first: number;
  readonly last: number;
  /** The sentences `first` to `last`. */
  readonly sentences: readonly string[];
}

/** A passage that matches a query, with its BM25 score (higher is better; comparable only within one query). */
export interface PassageHit extends Passage {
  readonly score: number;
}
