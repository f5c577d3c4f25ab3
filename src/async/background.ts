import { withTimeout } from "./with-timeout.ts";

/** Runs work in the background, one run at a time for each key. */
export interface Background {
  /** Starts the work, unless a run for the key is in progress. */
  start(key: string, work: () => Promise<unknown>): void;
  /** Whether a run for the key is in progress. */
  busy(key: string): boolean;
  /** Resolves once nothing runs, at the latest after `maxMs` milliseconds; without a limit when absent. */
  idle(maxMs?: number): Promise<void>;
  /** For a shutdown: resolves once nothing runs, at the latest after CLOSE_TIMEOUT_MS. */
  close(): Promise<void>;
}

/** Work that takes longer is continued at the next start. */
export const CLOSE_TIMEOUT_MS = 5_000;

export interface BackgroundDeps {
  /** After it aborts, failures are not reported: they are consequences of the shutdown. */
  readonly stop: AbortSignal;
  readonly onError: (key: string, error: unknown) => void;
}

export function createBackground({ stop, onError }: BackgroundDeps): Background {
  const running = new Map<string, Promise<unknown>>();
  const idle = async (maxMs?: number): Promise<void> => {
    const all = Promise.all(running.values());
    await (maxMs === undefined ? all : withTimeout(all, maxMs, null));
  };
  return {
    start(key, work) {
      if (running.has(key)) return;
      const run = work()
        .catch((error: unknown) => {
          if (!stop.aborted) onError(key, error);
        })
        .finally(() => running.delete(key));
      running.set(key, run);
    },
    busy: (key) => running.has(key),
    idle,
    close: () => idle(CLOSE_TIMEOUT_MS),
  };
}
