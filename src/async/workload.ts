import { withTimeout } from "./with-timeout.ts";

/** Tracks running work, so that a shutdown can wait for it and report what it could not wait for. */
export interface Workload {
  /** Runs the work and counts it until it ends. `onInterrupted` is called if a shutdown does not wait any longer. */
  run(work: () => Promise<void>, onInterrupted: () => Promise<unknown>): Promise<void>;
  readonly running: () => number;
  /** Waits at most `ms` milliseconds for the running work, then calls `onInterrupted` of what still runs. Returns how many. */
  drain(ms: number): Promise<number>;
}

interface WorkItem {
  readonly done: Promise<unknown>;
  readonly onInterrupted: () => Promise<unknown>;
}

export function createWorkload(): Workload {
  const items = new Set<WorkItem>();
  return {
    running: () => items.size,
    async run(work, onInterrupted) {
      const done = work();
      const item = { done, onInterrupted };
      items.add(item);
      try {
        await done;
      } finally {
        items.delete(item);
      }
    },
    async drain(ms) {
      await withTimeout(Promise.allSettled(Array.from(items, ({ done }) => done)), ms, null);
      const remaining = [...items];
      await Promise.allSettled(remaining.map(({ onInterrupted }) => onInterrupted()));
      return remaining.length;
    },
  };
}
