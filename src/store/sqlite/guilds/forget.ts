import type { Instant } from "../../../domain/core/time.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";
import { removeFiles } from "../library/write-library.ts";
import { forgetWatchesOf } from "../schedules/watches.ts";

/** Documents and rows deleted per transaction, so that other writers wait only briefly. */
const DOCUMENTS_PER_BATCH = 10;
const ROWS_PER_BATCH = 500;

/** The tables other than `files` with rows of a collection, and their primary keys. */
const COLLECTION_TABLES: readonly { readonly table: string; readonly key: string }[] = [
  { table: "turns", key: "(collection_id, conversation, number)" },
  { table: "shown", key: "(collection_id, place)" },
  { table: "feedback", key: "(collection_id, ref, person)" },
  { table: "reports", key: "id" },
  { table: "schedules", key: "key" },
  { table: "watches", key: "ref" },
  { table: "feeds", key: "id" },
  { table: "editions", key: "id" },
];

/** Deletes one batch of a guild's data; false when nothing is left. */
export function forgetGuildBatch(database: Database, guild: string): boolean {
  const collection = database.get("SELECT id FROM collections WHERE guild = ? LIMIT 1", guild);
  if (collection === undefined) {
    database.transaction(() => {
      database.run("DELETE FROM token_use WHERE guild = ?", guild);
      database.run("DELETE FROM guilds WHERE guild = ?", guild);
    });
    return false;
  }
  const id = number(collection, "id");
  const paths = nextPaths(database, id);
  if (paths.length === 0) deleteCollectionRows(database, id);
  else removeFiles(database, id, paths);
  return true;
}

function nextPaths(database: Database, collection: number): string[] {
  const select = "SELECT path FROM files WHERE collection_id = ? LIMIT ?";
  return database.all(select, collection, DOCUMENTS_PER_BATCH).map((row) => text(row, "path"));
}

/** Deletes the collection once no row refers to it. Another process may have added a file in the meantime. */
function deleteCollectionRows(database: Database, collection: number): void {
  database.transaction(() => {
    const deleted = COLLECTION_TABLES.reduce(
      (sum, { table, key }) => sum + deleteBatch(database, table, key, "collection_id = ?1", collection),
      0,
    );
    if (deleted > 0 || nextPaths(database, collection).length > 0) return;
    database.run("DELETE FROM collections WHERE id = ?", collection);
  });
}

function deleteBatch(
  database: Database,
  table: string,
  key: string,
  where: string,
  value: string | number,
): number {
  const batch = `SELECT ${key.replace(/[()]/g, "")} FROM ${table} WHERE ${where} LIMIT ${ROWS_PER_BATCH}`;
  return database.run(`DELETE FROM ${table} WHERE ${key} IN (${batch})`, value).changes;
}

/** Deletes one batch of turns and shown claims from before that time; false when none were left. */
export function forgetBeforeBatch(database: Database, before: Instant): boolean {
  return database.transaction(() => {
    const datedTables = COLLECTION_TABLES.filter(({ table }) => table === "turns" || table === "shown");
    return datedTables.some(({ table, key }) => deleteBatch(database, table, key, "at < ?1", before) > 0);
  });
}

/** Deletes or anonymizes everything about a person. Returns the number of rows affected. */
export function forgetPerson(database: Database, person: string): number {
  return database.transaction(() => {
    const deleted = ["turns", "feedback", "reports"].map(
      (table) => database.run(`DELETE FROM ${table} WHERE person = ?`, person).changes,
    );
    const anonymized = database.run(
      `UPDATE shown SET person = NULL,
         claims = json_set(json_remove(claims, '$.by', '$.question'), '$.title', '')
       WHERE person = ?`,
      person,
    ).changes;
    return deleted.reduce((sum, changes) => sum + changes, anonymized + forgetWatchesOf(database, person));
  });
}
