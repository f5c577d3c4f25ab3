import { statSync } from "node:fs";
import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";

/** Tells whether an open store is still the one at its path. */
export interface FileIdentity {
  /** Throws Fault "store-gone" if the store or its write-ahead log was deleted, moved or replaced. */
  assertUnchanged(): void;
}

/**
 * A system lets a process write to a file that was deleted, and what it writes is lost. The write-ahead log is remembered when it is
 * first there: SQLite deletes it only with the last connection.
 */
export function createFileIdentity(file: string): FileIdentity {
  const store = identityOf(file);
  let log: string | null = null;
  return {
    assertUnchanged() {
      const logNow = identityOf(`${file}-wal`);
      log ??= logNow;
      if (identityOf(file) === store && logNow === log) return;
      throw new Fault("store-gone", message("reason.store.gone", { file }));
    },
  };
}

/** Null if there is no such file, or its disk is gone. */
function identityOf(file: string): string | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
  } catch {
    // An unmounted or broken disk: as good as deleted, and the Fault names the file.
    return null;
  }
}
