import type { Clock } from "../domain/core/clock.ts";

export interface RepeatDeps {
  readonly clock: Pick<Clock, "sleep">;
  readonly signal: AbortSignal;
  /** Gets what the work throws; the work is repeated all the same. */
  readonly onError: (error: unknown) => void;
}

/** Runs the work now, and again `everyMs` milliseconds after each run has ended, until the signal aborts. */
export async function repeat(
  everyMs: number,
  work: () => Promise<unknown>,
  { clock, signal, onError }: RepeatDeps,
): Promise<void> {
  while (!signal.aborted) {
    await Promise.try(work).catch(onError);
    await clock.sleep(everyMs, signal);
  }
}
