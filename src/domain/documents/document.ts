import type { PublishedTime } from "../core/published-time.ts";
import type { Instant } from "../core/time.ts";

/**
 * One source as text: a file, or a part of a file that holds several. Sentences are numbered from 1: sentence n is `sentences[n - 1]`, an exact
 * substring of the text as read, runs of white space folded to one space.
 */
export interface Document {
  /**
   * Relative to the documents folder, with "/". The document's name within its library. A part's path goes on behind its
   * file's ("inbox.mbox/#3"): no other file can lie there, as a file is no folder.
   */
  readonly path: string;
  /** SHA-256 of the bytes of the file or the part, lower-case hex. */
  readonly contentHash: string;
  readonly title: string;
  readonly titleFrom: "text" | "metadata" | "file-name";
  /** The publisher ("Reuters"), where the document states it. */
  readonly source: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  /** BCP 47 primary language tag ("en"), or "und" when it can't be told. */
  readonly language: string;
  readonly published: PublishedTime;
  /** When Dateline first read this revision. */
  readonly arrivedAt: Instant;
  /** Other paths in the library with the same content; absent for none. Such documents are told as one. */
  readonly alsoAt?: readonly string[];
  readonly sentences: readonly string[];
  /** Numbers (from 1) of the sentences that begin a paragraph, ascending; the first is 1. */
  readonly paragraphs: readonly number[];
}

/** A document without its text: what lists, orderings and story rules need. */
export type DocumentHeader = Omit<Document, "sentences" | "paragraphs" | "contentHash" | "tags">;

export function documentHeader({
  sentences: _sentences,
  paragraphs: _paragraphs,
  contentHash: _hash,
  tags: _tags,
  ...header
}: Document): DocumentHeader {
  return header;
}
