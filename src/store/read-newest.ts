import type { DocumentHeader } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { ListScope } from "../domain/ports.ts";
import type { StoryTitle } from "../domain/story.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../text/prefixes.ts";
import type { Database } from "./database.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { number, type Row, text } from "./rows.ts";
import { type VisibleCollections, visibleCollections } from "./visible.ts";

/** Rows looked through in one go: a few milliseconds. */
const ROWS_AT_ONCE = 2_000;

/** Two lists that an index has in order, merged: as one condition (visible.ts) they would be sorted as a whole each time. */
const NEWEST_FIRST = `
  SELECT documents.story_id, ${HEADER_COLUMNS} FROM documents WHERE collection_id = ?1
  UNION ALL
  SELECT documents.story_id, ${HEADER_COLUMNS} FROM documents WHERE collection_id = ?2
    AND NOT EXISTS (SELECT 1 FROM documents AS own WHERE own.collection_id = ?1 AND own.path = documents.path)
  ORDER BY published_at DESC, path LIMIT ?3 OFFSET ?4`;

function inScope(database: Database, library: LibraryId, scope: ListScope): VisibleCollections {
  const visible = visibleCollections(database, library);
  return scope === "own" ? { ...visible, shared: 0 } : visible;
}

function newestRows(
  database: Database,
  { own, shared }: VisibleCollections,
  limit: number,
  offset: number,
): Row[] {
  return database.all(NEWEST_FIRST, own, shared, limit, offset);
}

export function readNewest(
  database: Database,
  library: LibraryId,
  scope: ListScope,
  limit: number,
  offset: number,
): { total: number; documents: DocumentHeader[] } {
  const visible = inScope(database, library, scope);
  const total = database.get(
    `SELECT count(*) AS total FROM documents WHERE collection_id = ?1 OR (collection_id = ?2
       AND NOT EXISTS (SELECT 1 FROM documents AS own WHERE own.collection_id = ?1 AND own.path = documents.path))`,
    visible.own,
    visible.shared,
  );
  return {
    total: total === undefined ? 0 : number(total, "total"),
    documents: newestRows(database, visible, limit, offset).map(headerOf),
  };
}

/** Of the newest documents from `offset` on, those with the typed words; and where to look on, null at the end. */
export function findByTitle(
  database: Database,
  library: LibraryId,
  typed: string,
  limit: number,
  offset: number,
): { found: DocumentHeader[]; next: number | null } {
  const prefixes = typedPrefixes(typed);
  if (prefixes.length === 0) return { found: [], next: null };
  const rows = newestRows(database, inScope(database, library, "visible"), ROWS_AT_ONCE, offset);
  const found = rows
    .filter((row) => beginsWords(prefixKey(`${text(row, "title")} ${text(row, "path")}`), prefixes))
    .slice(0, limit)
    .map(headerOf);
  return { found, next: rows.length < ROWS_AT_ONCE ? null : offset + rows.length };
}

/** In order of their newest document, whose title they take. */
export function readRecentStories(
  database: Database,
  library: LibraryId,
  scope: ListScope,
  limit: number,
): StoryTitle[] {
  const visible = inScope(database, library, scope);
  const stories = new Map<string, StoryTitle>();
  for (let offset = 0; stories.size < limit; offset += ROWS_AT_ONCE) {
    const rows = newestRows(database, visible, ROWS_AT_ONCE, offset);
    for (const row of rows) {
      const id = text(row, "story_id");
      if (stories.has(id)) continue;
      stories.set(id, { id, title: text(row, "title"), lastPublishedAt: text(row, "published_at") });
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  return [...stories.values()].slice(0, limit);
}
