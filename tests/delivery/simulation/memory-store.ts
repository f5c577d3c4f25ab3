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

/** The product's store code on an in-memory database, without its worker thread. */
export interface MemoryStore {
  call<Name extends OperationName>(call: OperationCall<Name>): Result<Name>;
  /** Simulates a process that dies before the given write statement of the call, or after the call if it has fewer. */
  dieWithin(call: OperationCall, statement: number): void;
  leaseOf(ref: string): Lease;
  notBefore(ref: string): string;
  /** How many editions have ended. */
  endedCount(): number;
  close(): void;
}

const isoOf = (ms: number) => new Date(ms).toISOString();

class Death extends Error {}

export function openMemoryStore(): MemoryStore {
  const database = openDatabase(":memory:", { readOnly: false });
  perform(database, { operation: "prepare", args: [""] });
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
      const row = database.get("SELECT holder, leased_until_ms FROM editions WHERE ref = ?", ref);
      const untilMs = row?.leased_until_ms;
      return { holder: String(row?.holder), until: untilMs == null ? "none" : isoOf(Number(untilMs)) };
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
