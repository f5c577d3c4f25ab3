import { advanceClock, type StoreClock } from "./advance-clock.ts";
import type { Database } from "./database.ts";
import { number, text } from "./rows.ts";

/** A time of the store. */
export interface StoreTime {
  readonly ms: number;
  readonly epoch: number;
}

/**
 * The store's time now, measured from the last storeTime(), without a write. That is exact enough for the ages of attempts:
 * whoever asks for them has just leased the edition, or renewed its lease. Read it after the rows that it is compared with, as
 * another process may write in between.
 */
export function readStoreTime(database: Database): StoreTime {
  const { timeMs, epoch } = advancedClock(database);
  return { ms: timeMs, epoch };
}

/**
 * Advances the store's time and reads it. Within the caller's transaction, so that all processes agree on the order; the
 * machine's clocks are read after the transaction has got its lock.
 */
export function storeTime(database: Database): StoreTime {
  const { timeMs, epoch, host, wallMs, ticksMs } = advancedClock(database);
  database.run(
    "UPDATE store_clock SET time_ms = ?, epoch = ?, host = ?, wall_ms = ?, ticks_ms = ?",
    timeMs,
    epoch,
    host,
    wallMs,
    ticksMs,
  );
  return { ms: timeMs, epoch };
}

function advancedClock(database: Database): StoreClock {
  const row = database.get("SELECT time_ms, epoch, host, wall_ms, ticks_ms FROM store_clock");
  const last: StoreClock = {
    timeMs: number(row ?? {}, "time_ms"),
    epoch: number(row ?? {}, "epoch"),
    host: text(row ?? {}, "host"),
    wallMs: number(row ?? {}, "wall_ms"),
    ticksMs: number(row ?? {}, "ticks_ms"),
  };
  return advanceClock(last, database.hostTime());
}
