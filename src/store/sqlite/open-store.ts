import type { HostTime, Now } from "../../domain/core/clock.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { Store } from "../../domain/store/store.ts";
import { backupStore } from "./backup.ts";
import { createStore } from "./client/store.ts";
import { startStoreWorker, type WorkerClient } from "./client/worker-client.ts";
import { makeDataDir, storeFile } from "./engine/files.ts";

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
  const writer = startStoreWorker({ file, readOnly: false }, hostTime);
  const reader = startStoreWorker({ file, readOnly: true }, hostTime);
  try {
    await prepare(writer, file, now, events);
  } catch (error) {
    await Promise.all([reader.close(), writer.close()]);
    throw error;
  }
  return createStore({ writer, reader, backup: (target) => backupStore(file, target) });
}

async function prepare(writer: WorkerClient, file: string, now: Now, events: Events): Promise<void> {
  const timestamp = now().replaceAll(":", "-");
  const { from, copy } = await writer.call("prepare", `${file}.${timestamp}`);
  if (copy !== null) events.emit("info", "store.migrated", { from, copy });
}
