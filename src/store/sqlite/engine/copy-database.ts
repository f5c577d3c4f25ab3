import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import type { Database } from "./database.ts";
import { unfinishedFile } from "./unfinished-files.ts";

/** Writes a consistent copy to a new file that only its owner can read. */
export function copyDatabase(database: Database, file: string): void {
  closeSync(openSync(file, "wx", 0o600));
  database.run("VACUUM INTO ?", file);
}

/** The same, and the file gets its name only when the copy is complete and on the disk. */
export function copyCompletely(database: Database, file: string): void {
  const unfinished = unfinishedFile(file);
  try {
    copyDatabase(database, unfinished);
    const descriptor = openSync(unfinished, "r+");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
