import type { HostTime, Now } from "../../domain/core/clock.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { StoreSpace } from "../../domain/operations/store-health.ts";
import type { Store } from "../../domain/store/store.ts";
import { backupStore } from "./backup.ts";
import { createStore } from "./client/store.ts";
import { startStoreWorker, type WorkerClient } from "./client/worker-client.ts";
import { toFault } from "./engine/faults.ts";
import { makeDataDir, storeFile } from "./engine/files.ts";
import { createPrivateFile, makePrivate } from "./engine/private-files.ts";
import { removeUnfinished } from "./engine/unfinished-files.ts";

export interface StoreOptions {
  /** The folder of the database file; created if it does not exist. */
  readonly dataDir: string;
  readonly now: Now;
  readonly events: Events;
  /** The clocks by which leases and attempts are timed, for tests on virtual time; absent: the machine's. */
  readonly hostTime?: () => HostTime;
}

/**
 * Opens the store of a data folder; creates or migrates its file first. Throws a Fault: "data-dir-unwritable",
 * "disk-full", "store-corrupt" (the file is not changed), "store-newer", "store-busy" or "store-failed".
 */
export async function openStore({ dataDir, now, events, hostTime }: StoreOptions): Promise<Store> {
  await makeDataDir(dataDir);
  const file = storeFile(dataDir);
  await tidyDataDir(dataDir, now, events);
  const onSpace = (space: StoreSpace) => reportSpace(events, space);
  const writer = startStoreWorker({ file, readOnly: false }, { hostTime, onSpace });
  const reader = startStoreWorker({ file, readOnly: true }, { hostTime });
  try {
    await prepare(writer, file, now, events);
  } catch (error) {
    await Promise.all([reader.close(), writer.close()]);
    throw error;
  }
  return createStore({ writer, reader, backup: (target) => backupStore(file, target, now) });
}

/** Before SQLite opens the file, because it gives the files beside it the same rights. */
async function tidyDataDir(dataDir: string, now: Now, events: Events): Promise<void> {
  const file = storeFile(dataDir);
  try {
    await createPrivateFile(file, dataDir);
    await removeUnfinished(dataDir, now);
    const refused = await makePrivate(dataDir);
    if (refused.length > 0) events.emit("warn", "store.not-private", { paths: refused });
  } catch (error) {
    throw toFault(error, file);
  }
}

/** Recovery is a warning, too, so that it shows wherever the error did. */
function reportSpace(events: Events, space: StoreSpace): void {
  if (space === "enough") events.emit("warn", "store.disk-recovered", {});
  else events.emit("error", "store.disk-full", { space });
}

async function prepare(writer: WorkerClient, file: string, now: Now, events: Events): Promise<void> {
  const timestamp = now().replaceAll(":", "-");
  const { from, copy } = await writer.call("prepare", `${file}.${timestamp}`);
  if (copy !== null) events.emit("info", "store.migrated", { from, copy });
}
