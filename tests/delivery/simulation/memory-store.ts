import type { Lease } from "../../../src/domain/delivery/edition-ledger.ts";
import { type Database, openDatabase } from "../../../src/store/sqlite/engine/database.ts";
import { toFault } from "../../../src/store/sqlite/engine/faults.ts";
import {
  type OperationCall,
  type OperationName,
  type Operations,
  perform,
} from "../../../src/store/sqlite/worker/operations.ts";

type Result<Name extends OperationName> = ReturnType<Operations[Name]>;

/** The store's own code over a database in memory: what its worker does, without the thread. */
export interface MemoryStore {
  call<Name extends OperationName>(call: OperationCall<Name>): Result<Name>;
  /** The process dies at that statement of the call, or after it when it has fewer. */
  dieWithin(call: OperationCall, statement: number): void;
  /** Who holds an edition, until when. */
  leaseOf(ref: string): Lease;
  notBefore(ref: string): string;
  /** How many editions have ended. */
  endedCount(): number;
  close(): void;
}

class Death extends Error {}

export function openMemoryStore(): MemoryStore {
  const database = openDatabase(":memory:", { readOnly: false });
  perform(database, { operation: "prepare", args: [""] });
  return {
    call(what) {
      try {
        return structuredClone(perform(database, structuredClone(what)));
      } catch (error) {
        throw toFault(error, "memory");
      }
    },
    dieWithin(what, statement) {
      try {
        perform(dyingAt(database, statement), what);
      } catch (error) {
        if (!(error instanceof Death)) throw error;
      }
    },
    leaseOf(ref) {
      const row = database.get("SELECT holder, held_until FROM editions WHERE ref = ?", ref);
      return { holder: String(row?.holder), until: String(row?.held_until) };
    },
    notBefore: (ref) =>
      String(database.get("SELECT not_before FROM editions WHERE ref = ?", ref)?.not_before),
    endedCount: () =>
      Number(database.get("SELECT count(*) AS ended FROM editions WHERE ended_at IS NOT NULL")?.ended),
    close: () => database.close(),
  };
}

/** Its transactions are rolled back as the file's would be: SQLite does the same with one that was cut off. */
function dyingAt(database: Database, statement: number): Database {
  let left = statement;
  return {
    ...database,
    run(sql, ...parameters) {
      if (left === 0) throw new Death();
      left -= 1;
      return database.run(sql, ...parameters);
    },
  };
}
