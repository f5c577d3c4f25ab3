import { DatabaseSync } from "node:sqlite";
import { once } from "../../../src/async/once.ts";
import type { HostTime } from "../../../src/domain/core/clock.ts";
import { advanceClock } from "../../../src/store/sqlite/engine/advance-clock.ts";
import { type Database, databaseOn } from "../../../src/store/sqlite/engine/database.ts";
import { toFault } from "../../../src/store/sqlite/engine/faults.ts";
import {
  type OperationCall,
  type OperationName,
  type Operations,
  perform,
} from "../../../src/store/sqlite/worker/operations.ts";

type Result<Name extends OperationName> = ReturnType<Operations[Name]>;

/** The product's store code on an in-memory database, without its worker thread. */
export interface MemoryStore {
  call<Name extends OperationName>(call: OperationCall<Name>): Result<Name>;
  /** Simulates a process that dies before the given write statement of the call, or after the call if it has fewer. */
  dieWithin(call: OperationCall, statement: number): void;
  /** The latest lease of the edition. */
  leaseOf(ref: string): LeaseState;
  notBefore(ref: string): string;
  /** How many editions have ended. */
  endedCount(): number;
  close(): void;
}

interface LeaseState {
  readonly holder: string;
  readonly fence: number;
  readonly remainingMs: number;
}

function noHostTime(): never {
  throw new Error("an empty store needs no time");
}

class Death extends Error {}

/** An empty store's file: thousands of worlds start with one, and migrating each would take half the time of a simulation. */
const emptyStore = once(() => {
  const sqlite = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  perform(databaseOn(sqlite, noHostTime), { operation: "prepare", args: [""] });
  return sqlite.serialize();
});

export function openMemoryStore(hostTime: () => HostTime): MemoryStore {
  const sqlite = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  sqlite.deserialize(emptyStore());
  const database = databaseOn(sqlite, hostTime);
  return {
    call(operationCall) {
      try {
        return structuredClone(perform(database, structuredClone(operationCall)));
      } catch (error) {
        throw toFault(error, "memory");
      }
    },
    dieWithin(operationCall, statement) {
      try {
        perform(dyingAt(database, statement), operationCall);
      } catch (error) {
        if (!(error instanceof Death)) throw error;
      }
    },
    leaseOf(ref) {
      const row = database.get("SELECT holder, fence, leased_until_ms FROM editions WHERE ref = ?", ref);
      const clock = database.get("SELECT * FROM store_clock");
      const { timeMs } = advanceClock(
        {
          timeMs: Number(clock?.time_ms),
          epoch: Number(clock?.epoch),
          host: String(clock?.host),
          wallMs: Number(clock?.wall_ms),
          ticksMs: Number(clock?.ticks_ms),
        },
        hostTime(),
      );
      const remainingMs = Number(row?.leased_until_ms ?? timeMs) - timeMs;
      return { holder: String(row?.holder), fence: Number(row?.fence), remainingMs };
    },
    notBefore: (ref) =>
      String(database.get("SELECT not_before FROM editions WHERE ref = ?", ref)?.not_before),
    endedCount: () =>
      Number(database.get("SELECT count(*) AS ended FROM editions WHERE ended_at IS NOT NULL")?.ended),
    close: () => database.close(),
  };
}

/** Throws instead of running the given statement. Its transaction is rolled back, as SQLite does after a real crash. */
function dyingAt(database: Database, statement: number): Database {
  let remaining = statement;
  return {
    ...database,
    run(sql, ...parameters) {
      if (remaining === 0) throw new Death();
      remaining -= 1;
      return database.run(sql, ...parameters);
    },
  };
}
