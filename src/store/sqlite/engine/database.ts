import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { HostTime } from "../../../domain/core/clock.ts";
import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Row } from "./rows.ts";

/** How long a writer waits for another process's transaction before it fails with "store-busy". */
const BUSY_TIMEOUT_MS = 5_000;
/** Page cache of one connection. */
const CACHE_KIB = 16_384;

/** One SQLite connection. Synchronous; prepared statements are cached. */
export interface Database {
  /** Runs statements that return nothing and take no parameters. */
  execute(sql: string): void;
  all(sql: string, ...parameters: readonly SQLInputValue[]): Row[];
  /** The first row, or undefined. */
  get(sql: string, ...parameters: readonly SQLInputValue[]): Row | undefined;
  /** Runs one statement. Returns the number of changed rows and the id of the inserted row. */
  run(sql: string, ...parameters: readonly SQLInputValue[]): { changes: number; id: number };
  /** Runs `work` in a transaction that takes the write lock at its start; rolls back if `work` throws. */
  transaction<T>(work: () => T): T;
  /** The clocks of the machine. Throws Fault "store-failed" if the connection was opened without them. */
  hostTime(): HostTime;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly: boolean;
  /** How long to wait for a lock, in ms. */
  readonly busyTimeoutMs?: number;
  /** Needed by operations that measure time. */
  readonly hostTime?: () => HostTime;
}

function noClock(): never {
  throw new Fault("store-failed", message("reason.store.no-clock"));
}

/** Opens the file with the settings that all our connections share. Throws SQLite's own errors. */
export function openDatabase(
  file: string,
  { readOnly, busyTimeoutMs = BUSY_TIMEOUT_MS, hostTime = noClock }: OpenOptions,
): Database {
  const sqlite = new DatabaseSync(file, {
    readOnly,
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  sqlite.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  if (!readOnly) sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return databaseOn(sqlite, hostTime);
}

/** The connection as our operations use it. */
export function databaseOn(sqlite: DatabaseSync, hostTime: () => HostTime): Database {
  const readStatement = createStatementCache(sqlite, false);
  // After a deletion from passage_index, lastInsertRowid can exceed 2^53, which only a BigInt can represent.
  const writeStatement = createStatementCache(sqlite, true);
  return {
    execute: (sql) => sqlite.exec(sql),
    all: (sql, ...parameters) => readStatement(sql).all(...parameters),
    get: (sql, ...parameters) => readStatement(sql).get(...parameters),
    run: (sql, ...parameters) => {
      const { changes, lastInsertRowid } = writeStatement(sql).run(...parameters);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    transaction: (work) => inTransaction(sqlite, work),
    hostTime,
    close: () => sqlite.close(),
  };
}

function createStatementCache(sqlite: DatabaseSync, bigIntegers: boolean): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const cached = statements.get(sql);
    if (cached !== undefined) return cached;
    const statement = sqlite.prepare(sql);
    statement.setReadBigInts(bigIntegers);
    statements.set(sql, statement);
    return statement;
  };
}

function inTransaction<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    sqlite.exec("COMMIT");
    return result;
  } catch (error) {
    // After a full disk or an I/O error SQLite has already rolled back.
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}
