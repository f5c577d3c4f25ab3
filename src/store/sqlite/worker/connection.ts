import type { HostTime } from "../../../domain/core/clock.ts";
import type { StoreSpace } from "../../../domain/operations/store-health.ts";
import { openDatabase } from "../engine/database.ts";
import { createFileIdentity } from "../engine/file-identity.ts";
import { createReserve } from "../engine/reserve.ts";
import { kindOf } from "./operation-kind.ts";
import { type OperationCall, perform } from "./operations.ts";
import type { WorkerSettings } from "./protocol.ts";
import { createSpaceGuard } from "./space-guard.ts";

/** A connection to the store as a worker uses it. */
export interface Connection {
  perform(call: OperationCall): unknown;
  checkSpace(): StoreSpace;
  space(): StoreSpace;
  close(): void;
}

/** A connection that only reads: it neither needs space nor can lose what it writes. */
export function openReader(settings: WorkerSettings, hostTime: () => HostTime): Connection {
  const database = openDatabase(settings.file, { ...settings, hostTime });
  return {
    perform: (call) => perform(database, call),
    checkSpace: () => "enough",
    space: () => "enough",
    close: database.close,
  };
}

/** A connection that knows what a full disk means for each operation, and does not write to a file that is gone. */
export function openWriter(settings: WorkerSettings, hostTime: () => HostTime): Connection {
  const { file } = settings;
  const guard = createSpaceGuard(file, createReserve(file));
  const database = guard.due(() => openDatabase(file, { ...settings, hostTime }));
  const identity = createFileIdentity(file);

  /** After the work, so that nothing counts as recorded that was written to a deleted file. */
  function inPlace<T>(work: () => T): T {
    try {
      return work();
    } finally {
      identity.assertUnchanged();
    }
  }
  return {
    perform(call) {
      const work = () => perform(database, call);
      switch (kindOf(call.operation)) {
        case "maintenance":
          return guard.due(work);
        case "due":
          return inPlace(() => guard.due(work));
        case "deferrable":
          return inPlace(() => guard.deferrable(work));
      }
    },
    checkSpace: () => inPlace(guard.check),
    space: guard.space,
    close: database.close,
  };
}
