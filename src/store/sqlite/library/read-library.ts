import type { LibraryId } from "../../../domain/core/library.ts";
import type { Document } from "../../../domain/documents/document.ts";
import type { FileState } from "../../../domain/documents/file-state.ts";
import type { Unreadable, UnreadableCode } from "../../../domain/documents/unreadable.ts";
import type { SourceId } from "../../../domain/intake/source-id.ts";
import type { StoredSignature } from "../../../domain/store/intake-store.ts";
import type { LibraryCounts } from "../../../domain/store/library-reader.ts";
import type { Digest } from "../../../domain/stories/story.ts";
import type { Message } from "../../../domain/texts/texts.ts";
import type { Database } from "../engine/database.ts";
import { bytes, json, number, oneOf, text, textOrNull } from "../engine/rows.ts";
import { guildsOf } from "./audiences.ts";
import { DOCUMENT_COLUMNS, documentOf } from "./document-rows.ts";
import { DISTINCT_DOCUMENTS, VISIBLE_DOCUMENTS, VISIBLE_UNREADABLE, visibleTo } from "./visibility.ts";

export const UNREADABLE_CODES: readonly UnreadableCode[] = [
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

/** One page of a source's files and embedded documents with a path after `after`, sorted by path. */
export function filesPage(
  database: Database,
  library: LibraryId,
  source: SourceId,
  after: string,
  limit: number,
): FileState[] {
  const { own, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT files.path, size, modified_ms, changed_ms, content_hash, part_of, label, shelves.guilds
     FROM files JOIN shelves ON shelves.id = files.shelf_id
     WHERE files.source_id = (SELECT id FROM sources WHERE collection_id = ?1 AND kind = ?2 AND name = ?3)
       AND shelves.id IN (SELECT value FROM json_each(?4)) AND files.path > ?5
     ORDER BY files.path LIMIT ?6`,
    own,
    source.kind,
    source.name,
    audiencesJson,
    after,
    limit,
  );
  return rows.map((row) => ({
    path: text(row, "path"),
    size: number(row, "size"),
    modifiedMs: number(row, "modified_ms"),
    ...(row.changed_ms === null ? {} : { changedMs: number(row, "changed_ms") }),
    contentHash: textOrNull(row, "content_hash"),
    ...(row.part_of === null ? {} : { partOf: text(row, "part_of") }),
    ...guildsOf(text(row, "guilds")),
    ...(row.label === null ? {} : { collection: JSON.parse(text(row, "label")) }),
  }));
}

export function countLibrary(database: Database, library: LibraryId): LibraryCounts {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const row = database.get(
    `SELECT count(*) AS documents, count(DISTINCT story_id) AS stories,
       (SELECT count(*) FROM unreadable WHERE ${VISIBLE_UNREADABLE}) AS unreadable
     FROM documents INDEXED BY documents_by_story WHERE ${DISTINCT_DOCUMENTS}`,
    ownAudience,
    audiencesJson,
  );
  if (row === undefined) return { documents: 0, stories: 0, unreadable: 0 };
  return {
    documents: number(row, "documents"),
    stories: number(row, "stories"),
    unreadable: number(row, "unreadable"),
  };
}

export function readUnreadable(database: Database, library: LibraryId): Unreadable[] {
  const { audiencesJson } = visibleTo(database, library);
  // VISIBLE_UNREADABLE does not use ?1 (an unreadable file cannot shadow another), but every parameter must occur.
  const select = `SELECT path, code, reason, message FROM unreadable WHERE ?1 = 0 AND ${VISIBLE_UNREADABLE} ORDER BY path`;
  return database.all(select, 0, audiencesJson).map((row) => ({
    path: text(row, "path"),
    code: oneOf(row, "code", UNREADABLE_CODES),
    reason: text(row, "reason"),
    ...(row.message === null ? {} : { message: json<Message>(row, "message") }),
  }));
}

export function readDocuments(database: Database, library: LibraryId, paths: readonly string[]): Document[] {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT ${DOCUMENT_COLUMNS}
     FROM json_each(?3) AS wanted
     CROSS JOIN documents ON documents.path = wanted.value
     JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS} ORDER BY wanted.key`,
    ownAudience,
    audiencesJson,
    JSON.stringify(paths),
  );
  return rows.map(documentOf);
}

export function readDigests(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): Map<string, Digest> {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.path, bodies.digest
     FROM json_each(?3) AS wanted
     CROSS JOIN documents ON documents.path = wanted.value
     JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS}`,
    ownAudience,
    audiencesJson,
    JSON.stringify(paths),
  );
  return new Map(rows.map((row) => [text(row, "path"), json<Digest>(row, "digest")]));
}

/** One page of the signatures of the library's documents with an id above `after`, in order of arrival. */
export function signaturesPage(
  database: Database,
  library: LibraryId,
  after: number,
  limit: number,
): { last: number; signatures: StoredSignature[] } {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.id, documents.path, documents.story_id, documents.published_at, bodies.signature
     FROM documents NOT INDEXED JOIN bodies ON bodies.document_id = documents.id
     WHERE ${VISIBLE_DOCUMENTS} AND documents.id > ?3 ORDER BY documents.id LIMIT ?4`,
    ownAudience,
    audiencesJson,
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
