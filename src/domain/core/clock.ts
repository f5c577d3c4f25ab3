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

/** A moment by the wall clock and by the monotonic clock. */
export interface Moment {
  readonly at: Instant;
  readonly monotonicMs: number;
}
