import type { Instant } from "./time.ts";

/** Returns the current time. Passed in, so that tests control it. */
export type Now = () => Instant;

/** Time for code that waits and repeats. Passed in, so that tests can skip hours. */
export interface Clock {
  readonly now: Now;
  /**
   * Milliseconds of a monotonic clock, the same for all processes since the machine started (process.hrtime). Only
   * differences are meaningful.
   */
  monotonicMs(): number;
  /** Resolves after that many milliseconds, or as soon as `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A machine's two clocks at one moment. */
export interface HostTime {
  /** One start of one machine; after a restart of the machine it is another host. */
  readonly host: string;
  /** Milliseconds since 1970 by the wall clock, which can be set. */
  readonly wallMs: number;
  /** Milliseconds by the monotonic clock, which may stand still while the machine sleeps. */
  readonly ticksMs: number;
}

/** Time synchronisation corrects a clock by a few seconds; a larger step back means that the clock can't be trusted. */
export const CLOCK_TOLERANCE_MS = 5_000;
