import { access, mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode, Fault } from "../../../domain/core/fault.ts";
import { toFault } from "./faults.ts";

/** The store's one file (SQLite adds -wal and -shm beside it while it is open). */
export function storeFile(dataDir: string): string {
  return join(dataDir, "dateline.sqlite");
}

/** Makes the data folder with those above it, if need be. Throws Fault "data-dir-unwritable" or "disk-full". */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    if (!(await stat(dataDir)).isDirectory()) {
      throw new Fault("data-dir-unwritable", `DATA_DIR ${dataDir} is not a folder; name one.`);
    }
  } catch (error) {
    throw toFault(error, storeFile(dataDir));
  }
}

/** Node's recursive mkdir never returns where a file system refuses with ENOENT below a folder that is there (/proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
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

/** Waits until the file's bytes are on the disk. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}
