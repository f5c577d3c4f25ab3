import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Row } from "./rows.ts";

/** How long a writer waits for another process's transaction before it gives up with "store-busy". */
const BUSY_TIMEOUT_MS = 5_000;
/** Page cache of one connection. */
const CACHE_KIB = 16_384;

/** One SQLite connection: statements are prepared once, and a transaction is all or nothing. Synchronous. */
export interface Database {
  /** Runs statements that return nothing and take no parameters. */
  execute(sql: string): void;
  all(sql: string, ...parameters: readonly SQLInputValue[]): Row[];
  /** The first row, or undefined. */
  get(sql: string, ...parameters: readonly SQLInputValue[]): Row | undefined;
  /** Runs one statement; `changes` rows were touched, `id` is that of the row inserted. */
  run(sql: string, ...parameters: readonly SQLInputValue[]): { changes: number; id: number };
  /** Runs `work` in a transaction that holds the write lock from its start, and rolls all of it back if it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly: boolean;
  /** How long to wait for a lock, in ms. */
  readonly busyTimeoutMs?: number;
}

/** Opens the file with the settings every connection of ours has. Throws SQLite's errors as they are. */
export function openDatabase(
  file: string,
  { readOnly, busyTimeoutMs = BUSY_TIMEOUT_MS }: OpenOptions,
): Database {
  const sqlite = new DatabaseSync(file, {
    readOnly,
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  sqlite.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  if (!readOnly) sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  const reading = preparedOnce(sqlite, false);
  // Deleting from the index leaves a number of its own, beyond 2^53, as "the last row inserted".
  const changing = preparedOnce(sqlite, true);
  return {
    execute: (sql) => sqlite.exec(sql),
    all: (sql, ...parameters) => reading(sql).all(...parameters),
    get: (sql, ...parameters) => reading(sql).get(...parameters),
    run: (sql, ...parameters) => {
      const { changes, lastInsertRowid } = changing(sql).run(...parameters);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    transaction: (work) => inTransaction(sqlite, work),
    close: () => sqlite.close(),
  };
}

function preparedOnce(sqlite: DatabaseSync, bigIntegers: boolean): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = sqlite.prepare(sql);
    fresh.setReadBigInts(bigIntegers);
    prepared.set(sql, fresh);
    return fresh;
  };
}

function inTransaction<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    sqlite.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after a full disk or an I/O error.
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}
