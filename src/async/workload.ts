import { sleep } from "./sleep.ts";

/** What is being worked on, so that a shutdown can wait for it, and tell what it could not wait for. */
export interface Workload {
  /** Does the work and counts it until it ends. */
  run(work: () => Promise<void>, onInterrupted: () => Promise<unknown>): Promise<void>;
  readonly running: () => number;
  /** Waits for what runs, at most so many milliseconds; then each that still runs is told. Says how many those were. */
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
      const timeout = new AbortController();
      const all = Promise.allSettled(Array.from(items, ({ done }) => done));
      await Promise.race([all, sleep(ms, timeout.signal)]);
      timeout.abort();
      const remaining = [...items];
      await Promise.allSettled(remaining.map(({ onInterrupted }) => onInterrupted()));
      return remaining.length;
    },
  };
}
