import type { PublishedTime } from "../../domain/core/time.ts";
import type { CollectionDefaults } from "../../domain/documents/document.ts";

/** A file as it was read. */
export interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970: the document's time when it states none. */
  readonly modifiedMs: number;
  /** What its folder says of it. */
  readonly collection?: CollectionDefaults | undefined;
}

/** What a document's format states about it, beside its text; null or empty where it states nothing. */
export interface StatedMetadata {
  readonly title: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly published: Timestamp | null;
  /** When the file was made, as it says itself: the file's own time, which states no publication. */
  readonly created?: Timestamp | null;
  readonly tags: readonly string[];
  /** BCP 47 primary tag. */
  readonly language: string | null;
}

/** A moment as a document states it. */
export type Timestamp = Pick<PublishedTime, "at" | "precision">;

/** A document's text, paragraphs apart by blank lines, and what its format states about it. */
export interface ExtractedText {
  readonly text: string;
  readonly stated: StatedMetadata;
}

export const NOTHING_STATED: StatedMetadata = {
  title: null,
  source: null,
  author: null,
  published: null,
  tags: [],
  language: null,
};
