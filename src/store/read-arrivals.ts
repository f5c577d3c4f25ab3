import type { LibraryId } from "../domain/library.ts";
import type { ArrivalWindow, ArrivedDocument } from "../domain/schedule-memory.ts";
import type { Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { number, text } from "./rows.ts";
import { TOLD_DOCUMENTS, visibleTo } from "./visible.ts";

/** Where a page of arrivals ends: the last one's arrival and path. */
export interface ArrivalPlace {
  readonly arrivedAt: Instant;
  readonly path: string;
}

/** The arrivals of the window that come after `after`, the oldest first. */
export function arrivalsPage(
  database: Database,
  library: LibraryId,
  { upTo, publishedSince }: Omit<ArrivalWindow, "after">,
  after: ArrivalPlace,
  limit: number,
): ArrivedDocument[] {
  const { first, listed } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.story_id, documents.sentence_count, ${HEADER_COLUMNS} FROM documents
     WHERE ${TOLD_DOCUMENTS} AND (arrived_at, path) > (?3, ?4) AND arrived_at <= ?5
       AND (published_from = 'arrival' OR published_at >= ?6)
     ORDER BY arrived_at, path LIMIT ?7`,
    first,
    listed,
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
  const { shelves } = visibleTo(database, library);
  const select = "SELECT arrived_at FROM documents WHERE shelf_id = ? ORDER BY arrived_at DESC LIMIT 1";
  const newest = shelves.flatMap((shelf) => database.all(select, shelf));
  return (
    newest
      .map((row) => text(row, "arrived_at"))
      .sort()
      .at(-1) ?? null
  );
}
