import { advanceClock, type StoreClock } from "./advance-clock.ts";
import type { Database } from "./database.ts";
import { number, text } from "./rows.ts";

/** A time of the store. */
export interface StoreTime {
  readonly ms: number;
  readonly epoch: number;
}

/**
 * Advances the store's time and reads it. Within the caller's transaction, so that all processes agree on the order; the
 * machine's clocks are read after the transaction has got its lock.
 */
export function storeTime(database: Database): StoreTime {
  const row = database.get("SELECT time_ms, epoch, host, wall_ms, ticks_ms FROM store_clock");
  const last: StoreClock = {
    timeMs: number(row ?? {}, "time_ms"),
    epoch: number(row ?? {}, "epoch"),
    host: text(row ?? {}, "host"),
    wallMs: number(row ?? {}, "wall_ms"),
    ticksMs: number(row ?? {}, "ticks_ms"),
  };
  const { timeMs, epoch, host, wallMs, ticksMs } = advanceClock(last, database.hostTime());
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
