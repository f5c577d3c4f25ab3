import type { PublishedTime } from "../core/published-time.ts";
import type { Instant } from "../core/time.ts";

/**
 * One source as text: a file, or one entry of a file that holds several. Sentences are numbered from 1: sentence n is
 * `sentences[n - 1]`, an exact substring of the text, with runs of white space folded to one space.
 */
export interface Document {
  /**
   * Relative to the documents folder, with "/"; identifies the document in its library. The path of an entry continues the
   * path of its file ("inbox.mbox/#3"), where no other file can be.
   */
  readonly path: string;
  /** SHA-256 of the bytes of the file or entry, lower-case hex. */
  readonly contentHash: string;
  readonly title: string;
  readonly titleFrom: "text" | "metadata" | "file-name";
  /** The publisher ("Reuters"), if the document states it. */
  readonly source: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  /** BCP 47 primary language tag ("en"), or "und" if it could not be determined. */
  readonly language: string;
  readonly published: PublishedTime;
  /** When Dateline first read this revision. */
  readonly arrivedAt: Instant;
  /** Other paths in the library with the same content; absent for none. Such documents are shown as one. */
  readonly alsoAt?: readonly string[];
  readonly sentences: readonly string[];
  /** Numbers (from 1) of the sentences that begin a paragraph, ascending; the first is 1. */
  readonly paragraphs: readonly number[];
}

/** A document without its text: enough for lists, ordering and story rules. */
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
