import type { LibraryId } from "../../../domain/core/library.ts";
import type { DocumentHeader } from "../../../domain/documents/document.ts";
import type { ListScope } from "../../../domain/store/library-reader.ts";
import type { StoryTitle } from "../../../domain/stories/story.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../../../text/queries/prefixes.ts";
import type { Database } from "../engine/database.ts";
import { number, type Row, text } from "../engine/rows.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import {
  DISTINCT_DOCUMENTS,
  DISTINCT_IN_AUDIENCE,
  exclusiveTo,
  type Visibility,
  visibleTo,
} from "./visibility.ts";

/** Rows per scan: a few milliseconds. */
const ROWS_PER_SCAN = 2_000;

/** Audiences whose lists are merged; SQLite allows at most 500 terms in a compound SELECT. */
const MAX_MERGED_AUDIENCES = 100;

/**
 * Merges the sorted index entries of each audience. With a single condition over all audiences (visibility.ts) SQLite
 * would sort all documents every time.
 */
function newestFirst(audiences: readonly number[]): string {
  const columns = `SELECT documents.story_id, ${HEADER_COLUMNS} FROM documents`;
  const lists =
    audiences.length === 0 || audiences.length > MAX_MERGED_AUDIENCES
      ? [`${columns} WHERE ${DISTINCT_DOCUMENTS}`]
      : audiences.map(
          (_, at) =>
            `${columns} WHERE documents.shelf_id = json_extract(?2, '$[${at}]') AND ${DISTINCT_IN_AUDIENCE}`,
        );
  return `${lists.join(" UNION ALL ")} ORDER BY published_at DESC, path LIMIT ?3 OFFSET ?4`;
}

function inScope(database: Database, library: LibraryId, scope: ListScope): Visibility {
  return scope === "own" ? exclusiveTo(database, library) : visibleTo(database, library);
}

function newestRows(database: Database, visible: Visibility, limit: number, offset: number): Row[] {
  return database.all(
    newestFirst(visible.audiences),
    visible.ownAudience,
    visible.audiencesJson,
    limit,
    offset,
  );
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
    `SELECT count(*) AS total FROM documents WHERE ${DISTINCT_DOCUMENTS}`,
    visible.ownAudience,
    visible.audiencesJson,
  );
  return {
    total: total === undefined ? 0 : number(total, "total"),
    documents: newestRows(database, visible, limit, offset).map(headerOf),
  };
}

/** The documents among one scan from `offset` whose title or path has the typed words; `next` is null at the end. */
export function findByTitle(
  database: Database,
  library: LibraryId,
  query: string,
  limit: number,
  offset: number,
): { matches: DocumentHeader[]; next: number | null } {
  const prefixes = typedPrefixes(query);
  if (prefixes.length === 0) return { matches: [], next: null };
  const rows = newestRows(database, inScope(database, library, "visible"), ROWS_PER_SCAN, offset);
  const matches = rows
    .filter((row) => beginsWords(prefixKey(`${text(row, "title")} ${text(row, "path")}`), prefixes))
    .slice(0, limit)
    .map(headerOf);
  return { matches, next: rows.length < ROWS_PER_SCAN ? null : offset + rows.length };
}

/** Stories sorted by their newest document, whose title they have. */
export function readRecentStories(
  database: Database,
  library: LibraryId,
  scope: ListScope,
  limit: number,
): StoryTitle[] {
  const visible = inScope(database, library, scope);
  const stories = new Map<string, StoryTitle>();
  for (let offset = 0; stories.size < limit; offset += ROWS_PER_SCAN) {
    const rows = newestRows(database, visible, ROWS_PER_SCAN, offset);
    for (const row of rows) {
      const id = text(row, "story_id");
      if (stories.has(id)) continue;
      stories.set(id, { id, title: text(row, "title"), lastPublishedAt: text(row, "published_at") });
    }
    if (rows.length < ROWS_PER_SCAN) break;
  }
  return [...stories.values()].slice(0, limit);
}
