import { access, mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode, Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import { toFault } from "./faults.ts";

/** The path of the store's database file (SQLite adds -wal and -shm files beside it while it is open). */
export function storeFile(dataDir: string): string {
  return join(dataDir, "dateline.sqlite");
}

/** Creates the data folder and its parents if they do not exist. Throws Fault "data-dir-unwritable" or "disk-full". */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    if (!(await stat(dataDir)).isDirectory()) {
      throw new Fault("data-dir-unwritable", message("reason.store.not-a-folder", { folder: dataDir }));
    }
  } catch (error) {
    throw toFault(error, storeFile(dataDir));
  }
}

/** Only the owner may enter what it creates. Node's recursive mkdir loops forever where mkdir fails with ENOENT although the parent exists (as under /proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, 0o700);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    if (errorCode(error) !== "ENOENT" || (await exists(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
  }
}

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Flushes the file to disk (fsync). */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}
