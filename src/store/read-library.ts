import type { Document, FileState, Unreadable, UnreadableCode } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { LibraryCounts, StoredSignature } from "../domain/ports.ts";
import type { Digest } from "../domain/story.ts";
import type { Database } from "./database.ts";
import { DOCUMENT_COLUMNS, documentOf } from "./document-rows.ts";
import { bytes, json, number, oneOf, text, textOrNull } from "./rows.ts";
import { VISIBLE_DOCUMENTS, visibleCollections } from "./visible.ts";

const UNREADABLE_CODES: readonly UnreadableCode[] = [
  "empty",
  "binary",
  "too-large",
  "unsupported-format",
  "no-text",
  "encoding",
  "permission-denied",
  "not-a-file",
  "outside-folder",
  "bad-name",
  "vanished",
  "malformed",
  "encrypted",
  "archive-bomb",
  "too-slow",
  "too-much-memory",
  "io-error",
];

/** The library's own files, and their parts, whose path comes after `after`, by path. */
export function filesPage(database: Database, library: LibraryId, after: string, limit: number): FileState[] {
  const rows = database.all(
    `SELECT path, size, modified_ms, content_hash, part_of FROM files
     WHERE collection_id = ? AND path > ? ORDER BY path LIMIT ?`,
    visibleCollections(database, library).own,
    after,
    limit,
  );
  return rows.map((row) => ({
    path: text(row, "path"),
    size: number(row, "size"),
    modifiedMs: number(row, "modified_ms"),
    contentHash: textOrNull(row, "content_hash"),
    ...(row.part_of === null ? {} : { partOf: text(row, "part_of") }),
  }));
}

export function countLibrary(database: Database, library: LibraryId): LibraryCounts {
  const { own, shared } = visibleCollections(database, library);
  const row = database.get(
    `SELECT count(*) AS documents, count(DISTINCT story_id) AS stories,
       (SELECT count(*) FROM unreadable WHERE collection_id IN (?1, ?2)) AS unreadable
     FROM documents WHERE ${VISIBLE_DOCUMENTS}`,
    own,
    shared,
  );
  if (row === undefined) return { documents: 0, stories: 0, unreadable: 0 };
  return {
    documents: number(row, "documents"),
    stories: number(row, "stories"),
    unreadable: number(row, "unreadable"),
  };
}

export function readUnreadable(database: Database, library: LibraryId): Unreadable[] {
  const { own, shared } = visibleCollections(database, library);
  const select = "SELECT path, code, reason FROM unreadable WHERE collection_id IN (?, ?) ORDER BY path";
  return database.all(select, own, shared).map((row) => ({
    path: text(row, "path"),
    code: oneOf(row, "code", UNREADABLE_CODES),
    reason: text(row, "reason"),
  }));
}

export function readDocuments(database: Database, library: LibraryId, paths: readonly string[]): Document[] {
  const { own, shared } = visibleCollections(database, library);
  const rows = database.all(
    `SELECT ${DOCUMENT_COLUMNS}
     FROM json_each(?3) AS wanted
     JOIN documents ON documents.path = wanted.value
     JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS} ORDER BY wanted.key`,
    own,
    shared,
    JSON.stringify(paths),
  );
  return rows.map(documentOf);
}

export function readDigests(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): Map<string, Digest> {
  const { own, shared } = visibleCollections(database, library);
  const rows = database.all(
    `SELECT documents.path, bodies.digest
     FROM json_each(?3) AS wanted
     JOIN documents ON documents.path = wanted.value
     JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS}`,
    own,
    shared,
    JSON.stringify(paths),
  );
  return new Map(rows.map((row) => [text(row, "path"), json<Digest>(row, "digest")]));
}

/** The signatures of the library's documents with a greater number than `after`, in the order they came. */
export function signaturesPage(
  database: Database,
  library: LibraryId,
  after: number,
  limit: number,
): { last: number; signatures: StoredSignature[] } {
  const { own, shared } = visibleCollections(database, library);
  const rows = database.all(
    `SELECT documents.id, documents.path, documents.story_id, documents.published_at, bodies.signature
     FROM documents NOT INDEXED JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS} AND documents.id > ?3 ORDER BY documents.id LIMIT ?4`,
    own,
    shared,
    after,
    limit,
  );
  const signatures = rows.map((row) => ({
    path: text(row, "path"),
    storyId: text(row, "story_id"),
    published: text(row, "published_at"),
    signature: bytes(row, "signature"),
  }));
  const newest = rows.at(-1);
  return { last: newest === undefined ? after : number(newest, "id"), signatures };
}
