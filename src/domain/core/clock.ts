import type { Instant } from "./time.ts";

/** Tells the time. Passed in, so that tests decide what time it is. */
export type Now = () => Instant;

/** Time for what waits and repeats. Passed in, so that tests pass hours in a moment. */
export interface Clock {
  readonly now: Now;
  /**
   * Milliseconds by a clock that nobody sets, the same for all processes of the machine since it started
   * (process.hrtime's). Only differences mean something.
   */
  monotonicMs(): number;
  /** Resolves after that many milliseconds, or as soon as `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A moment by both clocks: the one people set, and the one nobody can. */
export interface Moment {
  readonly at: Instant;
  readonly monotonicMs: number;
}
