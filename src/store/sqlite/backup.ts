import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";
import { startStoreWorker } from "./client/worker-client.ts";
import { toFault } from "./engine/faults.ts";
import { exists, flush } from "./engine/files.ts";

/**
 * Writes a consistent copy of the store to a new file. Runs in its own worker, so searches and writes do not
 * wait for it. The copy gets its final name only when it is complete. Throws Fault "file-exists", or
 * "file-missing" when the target folder does not exist.
 */
export async function backupStore(storeFile: string, target: string): Promise<void> {
  await assertAbsent(target);
  if (!(await exists(dirname(target)))) {
    throw new Fault(
      "file-missing",
      message("reason.backup.no-folder", { file: target, folder: dirname(target) }),
    );
  }
  const unfinished = `${target}.${process.pid}.unfinished`;
  await copyStore(storeFile, unfinished);
  try {
    await flush(unfinished);
    await assertAbsent(target);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw toFault(error, target);
  }
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
