import { isSetAside } from "../domain/document.ts";
import type { Inventory } from "../domain/health.ts";
import type { Database } from "./database.ts";
import { UNREADABLE_CODES } from "./read-library.ts";
import { number, oneOf } from "./rows.ts";

/** The file can be read, or this throws. */
export function answer(database: Database): void {
  database.get("SELECT count(*) FROM collections");
}

/** ?1 is the root. */
const COLLECTIONS = "SELECT id FROM collections WHERE root = ?1";

export function takeInventory(database: Database, root: string): Inventory {
  const held = database.get(
    `SELECT count(*) AS documents, count(DISTINCT story_id) AS stories
     FROM documents INDEXED BY documents_by_story
     WHERE shelf_id IN (SELECT id FROM shelves WHERE collection_id IN (${COLLECTIONS}))`,
    root,
  );
  const planned = database.get(
    `SELECT count(*) AS schedules, count(json_extract(schedule, '$.paused')) AS paused
     FROM schedules WHERE collection_id IN (${COLLECTIONS})`,
    root,
  );
  const underWay = database.get("SELECT count(*) AS editions FROM editions WHERE ended_at IS NULL");
  if (held === undefined || planned === undefined || underWay === undefined)
    throw new Error("no row counted");
  const paused = number(planned, "paused");
  return {
    documents: number(held, "documents"),
    stories: number(held, "stories"),
    unreadable: unreadable(database, root),
    schedules: { active: number(planned, "schedules") - paused, paused },
    editionsUnderWay: number(underWay, "editions"),
  };
}

function unreadable(database: Database, root: string): Inventory["unreadable"] {
  const counts = { failed: 0, setAside: 0 };
  const select = `SELECT code, count(*) AS files FROM unreadable WHERE collection_id IN (${COLLECTIONS}) GROUP BY code`;
  for (const row of database.all(select, root)) {
    const code = oneOf(row, "code", UNREADABLE_CODES);
    counts[isSetAside({ code }) ? "setAside" : "failed"] += number(row, "files");
  }
  return counts;
}
