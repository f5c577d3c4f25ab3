import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Now } from "../../domain/core/clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";
import { startStoreWorker } from "./client/worker-client.ts";
import { diskFullFault, toFault } from "./engine/faults.ts";
import { exists, flush } from "./engine/files.ts";
import { removeUnfinished, unfinishedFile } from "./engine/unfinished-files.ts";

/**
 * Writes a consistent copy of the store to a new file. Runs in its own worker, so searches and writes do not
 * wait for it. The copy gets its final name only when it is complete, and only its owner can read it. What an interrupted
 * backup left in the folder is deleted first. Throws Fault "file-exists", "disk-full", "file-missing" when the target
 * folder does not exist, or "file-unwritable".
 */
export async function backupStore(storeFile: string, target: string, now: Now): Promise<void> {
  await assertAbsent(target);
  if (!(await exists(dirname(target)))) {
    throw new Fault(
      "file-missing",
      message("reason.backup.no-folder", { file: target, folder: dirname(target) }),
    );
  }
  await removeUnfinished(dirname(target), now);
  const unfinished = unfinishedFile(target);
  await copyStore(storeFile, unfinished).catch((error: unknown) => {
    throw error instanceof Fault ? faultOfTarget(error, target) : error;
  });
  try {
    await flush(unfinished);
    await assertAbsent(target);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw toFault(error, target);
  }
}

/** The store itself is open: what can't be written is the copy, and the store's own disk may have room. */
function faultOfTarget(fault: Fault, target: string): Fault {
  if (fault.code === "disk-full") return diskFullFault(target, fault);
  if (fault.code !== "data-dir-unwritable") return fault;
  const text = message("reason.backup.unwritable", { file: target, folder: dirname(target) });
  return new Fault("file-unwritable", text, { cause: fault });
}

async function copyStore(storeFile: string, target: string): Promise<void> {
  const worker = startStoreWorker({ file: storeFile, readOnly: true });
  try {
    await worker.call("copyTo", target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    await worker.close();
  }
}

async function assertAbsent(target: string): Promise<void> {
  if (!(await exists(target))) return;
  throw new Fault("file-exists", message("reason.backup.exists", { file: target }));
}
