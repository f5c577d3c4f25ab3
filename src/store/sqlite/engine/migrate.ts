import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import { copyCompletely } from "./copy-database.ts";
import type { Database } from "./database.ts";
import { number } from "./rows.ts";

/** Migrates to the next schema version. Runs inside a transaction. */
export type Migration = (database: Database) => void;

/** The schema version of the file; 0 for an empty file. */
export function schemaVersion(database: Database): number {
  const row = database.get("PRAGMA user_version");
  return row === undefined ? 0 : number(row, "user_version");
}

/**
 * Migrates the file to the newest schema in one transaction. A file that is not empty is first copied to
 * `backupFile(version)`. Returns the version before, and the path of the copy or null. Throws Fault "store-newer"
 * when a newer Dateline wrote the file.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  backupFile: (version: number) => string,
): { from: number; copy: string | null } {
  const from = schemaVersion(database);
  assertNotNewer(from, migrations.length);
  if (from === migrations.length) return { from, copy: null };
  const copy = from === 0 ? null : backupFile(from);
  if (copy !== null) copyCompletely(database, copy);
  database.transaction(() => {
    // Another process may have migrated the file in the meantime.
    const current = schemaVersion(database);
    assertNotNewer(current, migrations.length);
    for (const migration of migrations.slice(current)) migration(database);
    database.execute(`PRAGMA user_version = ${migrations.length}`);
  });
  return { from, copy };
}

/** Throws Fault "store-newer" for a version above `newest`. */
export function assertNotNewer(version: number, newest: number): void {
  if (version <= newest) return;
  throw new Fault(
    "store-newer",
    message("reason.store.newer", { schema: String(version), newest: String(newest) }),
  );
}
