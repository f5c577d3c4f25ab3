import { constants } from "node:fs";
import { chmod, copyFile, rename, rm } from "node:fs/promises";
import type { Now } from "../../domain/core/clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import type { PreviousStore } from "../../domain/store/store-engine.ts";
import { joined } from "../../domain/texts/reasons.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { startStoreWorker } from "./client/worker-client.ts";
import { toFault } from "./engine/faults.ts";
import { exists, flush, makeDataDir, storeFile } from "./engine/files.ts";
import { privateMode } from "./engine/private-files.ts";
import { removeUnfinished, unfinishedFile } from "./engine/unfinished-files.ts";

/** The database file itself and the files that SQLite keeps beside it. */
const SUFFIXES = ["", "-wal", "-shm"];

/**
 * Moves the current store aside, damaged or not, so that the next openStore() creates an empty one. Throws Fault
 * "store-busy" when another process has it open.
 */
export async function rebuildStore(dataDir: string): Promise<PreviousStore> {
  const file = storeFile(dataDir);
  try {
    return await moveAside(file);
  } catch (error) {
    throw toFault(error, file);
  }
}

/**
 * Replaces the current store, which is moved aside, with a copy of the backup. The whole backup is checked first and
 * never changed. Throws Fault "file-missing", "store-corrupt" (not a store, or damaged), "store-newer", or
 * "store-busy" when another process has the current store open.
 */
export async function restoreBackup(backup: string, dataDir: string, now: Now): Promise<PreviousStore> {
  if (!(await exists(backup)))
    throw new Fault("file-missing", message("reason.backup.missing", { file: backup }));
  const file = storeFile(dataDir);
  try {
    await makeDataDir(dataDir);
    await removeUnfinished(dataDir, now);
    const incoming = unfinishedFile(file);
    await copyFile(backup, incoming, constants.COPYFILE_EXCL);
    await chmod(incoming, await privateMode(dataDir));
    try {
      await checkCopy(incoming, backup);
      await flush(incoming);
      const previous = await moveAside(file);
      await rename(incoming, file);
      return previous;
    } finally {
      for (const suffix of SUFFIXES) await rm(incoming + suffix, { force: true });
    }
  } catch (error) {
    throw toFault(error, file);
  }
}

/** Checks a copy, because SQLite may write files beside a database that it only reads. */
async function checkCopy(copy: string, backup: string): Promise<void> {
  const worker = startStoreWorker({ file: copy, readOnly: false });
  try {
    const problems = await worker.call("checkBackup");
    const [problem, ...others] = problems;
    if (problem !== undefined) throw damaged(backup, joined([problem, ...others]));
  } catch (error) {
    if (error instanceof Fault && error.code === "store-corrupt")
      throw damaged(backup, message("reason.backup.not-a-store"), error);
    throw error;
  } finally {
    await worker.close();
  }
}

function damaged(backup: string, why: Message, cause?: unknown): Fault {
  return new Fault("store-corrupt", message("reason.backup.damaged", { file: backup, why }), { cause });
}

/** Renames the store's files to the first free "dateline.sqlite.kept-N". */
async function moveAside(file: string): Promise<PreviousStore> {
  if (!(await exists(file))) return { movedTo: null };
  await assertNotInUse(file);
  let number = 1;
  while (await exists(`${file}.kept-${number}`)) number += 1;
  const movedTo = `${file}.kept-${number}`;
  for (const suffix of SUFFIXES) {
    if (await exists(file + suffix)) await rename(file + suffix, movedTo + suffix);
  }
  return { movedTo };
}

/** Renaming a file while another process writes to it would lose those writes. Of a damaged file this cannot be known. */
async function assertNotInUse(file: string): Promise<void> {
  const worker = startStoreWorker({ file, readOnly: false, busyTimeoutMs: 500 });
  try {
    await worker.call("exclusiveCheckpoint");
  } catch (error) {
    if (!(error instanceof Fault && error.code === "store-corrupt")) throw error;
  } finally {
    await worker.close();
  }
}
