import type { LibraryId } from "../../../domain/core/library.ts";
import type { Instant } from "../../../domain/core/time.ts";
import type { ArrivalWindow, ArrivedDocument } from "../../../domain/schedules/arrival-store.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";
import { HEADER_COLUMNS, headerOf } from "../library/document-rows.ts";
import { DISTINCT_DOCUMENTS, visibleTo } from "../library/visibility.ts";

/** The arrival time and path of the last document of a page. */
export interface ArrivalCursor {
  readonly arrivedAt: Instant;
  readonly path: string;
}

/** Condition on `documents`: its file is not one that was there before anybody asked for it. */
const IS_NEWS = `NOT EXISTS (SELECT 1 FROM files WHERE files.collection_id = documents.collection_id
         AND files.path = documents.path AND files.background = 1)`;

/** One page of the arrivals in the window after `after`, oldest first. */
export function arrivalsPage(
  database: Database,
  library: LibraryId,
  { upTo, publishedSince }: Omit<ArrivalWindow, "after">,
  after: ArrivalCursor,
  limit: number,
): ArrivedDocument[] {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.story_id, documents.sentence_count, ${HEADER_COLUMNS} FROM documents
     WHERE ${DISTINCT_DOCUMENTS} AND (arrived_at, path) > (?3, ?4) AND arrived_at <= ?5
       AND (published_from = 'arrival' OR published_at >= ?6) AND ${IS_NEWS}
     ORDER BY arrived_at, path LIMIT ?7`,
    ownAudience,
    audiencesJson,
    after.arrivedAt,
    after.path,
    upTo,
    publishedSince,
    limit,
  );
  return rows.map((row) => ({
    header: headerOf(row),
    storyId: text(row, "story_id"),
    sentenceCount: number(row, "sentence_count"),
  }));
}

export function readNewestArrival(database: Database, library: LibraryId): Instant | null {
  const { audiences } = visibleTo(database, library);
  const select = "SELECT arrived_at FROM documents WHERE shelf_id = ? ORDER BY arrived_at DESC LIMIT 1";
  const newest = audiences.flatMap((audience) => database.all(select, audience));
  return (
    newest
      .map((row) => text(row, "arrived_at"))
      .sort()
      .at(-1) ?? null
  );
}
