import type { PublishedTime } from "../../domain/core/published-time.ts";
import type { CollectionDefaults } from "../../domain/documents/collection.ts";

/** What is known of a document's format besides its bytes. */
export interface FormatHints {
  /** What the document is called; its path in the library may be a mere id. */
  readonly name: string;
  /** As a server stated it ("text/html; charset=utf-8"). */
  readonly contentType?: string | undefined;
}

/** A file's bytes with its path and time. */
export interface RawFile {
  readonly path: string;
  /** Absent for a file in a folder, whose path says as much. Not those of a container's items. */
  readonly hints?: FormatHints | undefined;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970: the document's time if it states none. */
  readonly modifiedMs: number;
  /** When it is read, in milliseconds since 1970; a later time is no time of publication. Absent: not checked. */
  readonly readMs?: number | undefined;
  /** Defaults from the collection files above it. */
  readonly collection?: CollectionDefaults | undefined;
}

/** Metadata from a document's format; null or empty if not stated. */
export interface StatedMetadata {
  readonly title: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly published: Timestamp | null;
  /** When the file was created, according to its properties; not a publication time. */
  readonly created?: Timestamp | null;
  readonly tags: readonly string[];
  /** BCP 47 primary tag. */
  readonly language: string | null;
}

/** A time with its precision, as a document states it. */
export type Timestamp = Pick<PublishedTime, "at" | "precision">;

/** A document's text, with blank lines between paragraphs, and the metadata from its format. */
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
