import { copyDatabase } from "../engine/copy-database.ts";
import type { Database } from "../engine/database.ts";
import { migrate } from "../engine/migrate.ts";
import { ping, readInventory } from "../library/inventory.ts";
import { checkBackup, checkIntegrity } from "../schema/integrity.ts";
import { MIGRATIONS } from "../schema/schema.ts";

/** Creates or migrates the file; a copy of it is kept first, under a name that begins with `copyPrefix`. */
function prepare(database: Database, copyPrefix: string): ReturnType<typeof migrate> {
  return migrate(database, MIGRATIONS, (version) => `${copyPrefix}.schema-${version}.backup`);
}

/** Writes the write-ahead log into the file; fails with "store-busy" while another connection is open. */
function exclusiveCheckpoint(database: Database): void {
  database.execute("PRAGMA journal_mode = DELETE");
}

/** The store's operations on the file as a whole. */
export const MAINTENANCE_OPERATIONS = {
  prepare,
  ping,
  inventory: readInventory,
  integrity: checkIntegrity,
  copyTo: copyDatabase,
  checkBackup,
  exclusiveCheckpoint,
};
