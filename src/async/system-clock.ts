// The only file that reads the machine's clocks (a lint rule checks it). All other code gets a clock passed in, so that tests
// decide what time it is.
import type { Clock } from "../domain/core/clock.ts";
import { sleep } from "./sleep.ts";

/** Milliseconds since 1970 by the wall clock, which people and time servers can set. */
export function systemTimeMs(): number {
  return Date.now();
}

/** The machine's clocks. `monotonicMs` is process.hrtime's: the same for all processes since the machine started. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
  sleep,
};
