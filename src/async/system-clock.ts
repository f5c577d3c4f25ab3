import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../domain/core/fault.ts";
import type { Clock } from "../domain/core/time.ts";

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (errorCode(error) !== "ABORT_ERR") throw error;
    }
  },
};
