import type { StoreEngine } from "../../domain/store/store-engine.ts";
import { storeFile } from "./engine/files.ts";
import { freeSpace } from "./free-space.ts";
import { openStore, type StoreOptions } from "./open-store.ts";
import { rebuildStore, restoreBackup } from "./restore.ts";

/** The store as one SQLite file in the data folder. */
export function createSqliteEngine(options: StoreOptions): StoreEngine {
  const { dataDir, now } = options;
  return {
    place: storeFile(dataDir),
    open: () => openStore(options),
    restore: (backup) => restoreBackup(backup, dataDir, now),
    rebuild: () => rebuildStore(dataDir),
    freeSpace: () => freeSpace(dataDir),
  };
}
