import type { PublishedTime } from "../../../domain/core/published-time.ts";
import type { Document, DocumentHeader } from "../../../domain/documents/document.ts";
import { json, oneOf, type Row, text, textOrNull } from "../engine/rows.ts";
import { OTHER_PATHS } from "./visibility.ts";

/** The columns that headerOf() reads; ?1 and ?2 as in visibility.ts. */
export const HEADER_COLUMNS = `documents.path, documents.title, documents.title_from, documents.source,
  documents.author, documents.language, documents.published_at, documents.published_precision,
  documents.published_from, documents.arrived_at, ${OTHER_PATHS} AS also_at`;

export function headerOf(row: Row): DocumentHeader {
  return {
    path: text(row, "path"),
    title: text(row, "title"),
    titleFrom: oneOf(row, "title_from", ["text", "metadata", "file-name"]),
    source: textOrNull(row, "source"),
    author: textOrNull(row, "author"),
    language: text(row, "language"),
    published: publishedOf(row),
    arrivedAt: text(row, "arrived_at"),
    ...alsoAt(row),
  };
}

export function publishedOf(row: Row): PublishedTime {
  return {
    at: text(row, "published_at"),
    precision: oneOf(row, "published_precision", ["day", "instant"]),
    from: oneOf(row, "published_from", ["text", "metadata", "arrival"]),
  };
}

function alsoAt(row: Row): Pick<DocumentHeader, "alsoAt"> {
  const paths = row.also_at === null ? [] : json<string[]>(row, "also_at");
  return paths.length === 0 ? {} : { alsoAt: paths };
}

/** The columns that documentOf() reads from `documents` joined with `bodies`. */
export const DOCUMENT_COLUMNS = `${HEADER_COLUMNS}, documents.content_hash, documents.tags,
  bodies.sentences, bodies.paragraphs`;

export function documentOf(row: Row): Document {
  return {
    ...headerOf(row),
    contentHash: text(row, "content_hash"),
    tags: json<string[]>(row, "tags"),
    sentences: json<string[]>(row, "sentences"),
    paragraphs: json<number[]>(row, "paragraphs"),
  };
}
