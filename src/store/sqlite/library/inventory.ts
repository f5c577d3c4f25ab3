import { isQuarantined } from "../../../domain/documents/unreadable.ts";
import type { Inventory } from "../../../domain/operations/store-health.ts";
import type { Database } from "../engine/database.ts";
import { number, oneOf } from "../engine/rows.ts";
import { UNREADABLE_CODES } from "./read-library.ts";

/** Throws when the file cannot be read. */
export function ping(database: Database): void {
  database.get("SELECT count(*) FROM collections");
}

/** The ids of the collections of root ?1. */
const COLLECTIONS = "SELECT id FROM collections WHERE root = ?1";

export function readInventory(database: Database, root: string): Inventory {
  const libraryRow = database.get(
    `SELECT count(*) AS documents, count(DISTINCT story_id) AS stories
     FROM documents INDEXED BY documents_by_story
     WHERE shelf_id IN (SELECT id FROM shelves WHERE collection_id IN (${COLLECTIONS}))`,
    root,
  );
  const scheduleRow = database.get(
    `SELECT count(*) AS schedules, count(json_extract(schedule, '$.paused')) AS paused
     FROM schedules WHERE collection_id IN (${COLLECTIONS})`,
    root,
  );
  const editionRow = database.get("SELECT count(*) AS editions FROM editions WHERE ended_at IS NULL");
  if (libraryRow === undefined || scheduleRow === undefined || editionRow === undefined)
    throw new Error("no row counted");
  const paused = number(scheduleRow, "paused");
  return {
    documents: number(libraryRow, "documents"),
    stories: number(libraryRow, "stories"),
    unreadable: unreadable(database, root),
    schedules: { active: number(scheduleRow, "schedules") - paused, paused },
    editionsInProgress: number(editionRow, "editions"),
  };
}

function unreadable(database: Database, root: string): Inventory["unreadable"] {
  const counts = { failed: 0, quarantined: 0 };
  const select = `SELECT code, count(*) AS files FROM unreadable WHERE collection_id IN (${COLLECTIONS}) GROUP BY code`;
  for (const row of database.all(select, root)) {
    const code = oneOf(row, "code", UNREADABLE_CODES);
    counts[isQuarantined({ code }) ? "quarantined" : "failed"] += number(row, "files");
  }
  return counts;
}
