/** Simulated time that jumps from one event to the next, so that hours take a moment and runs are repeatable. */
export interface VirtualTime {
  /** Milliseconds since the run began. */
  now(): number;
  /** Runs `event` after `ms` milliseconds; events at the same time run in the order they were added. */
  after(ms: number, event: () => void): void;
  /** Passes time until `isDone` returns true, or until `maxMs` since the run began. */
  pass(maxMs: number, isDone: () => boolean): Promise<void>;
}

interface Entry {
  readonly at: number;
  readonly event: () => void;
}

export function createVirtualTime(): VirtualTime {
  let now = 0;
  const queue: Entry[] = [];
  return {
    now: () => now,
    after(ms, event) {
      const at = now + Math.max(0, ms);
      let place = queue.length;
      while (place > 0 && (queue[place - 1]?.at ?? 0) > at) place -= 1;
      queue.splice(place, 0, { at, event });
    },
    async pass(maxMs, isDone) {
      for (;;) {
        // Let pending promises settle before time passes.
        await new Promise(setImmediate);
        if (isDone()) return;
        const next = queue[0];
        if (next === undefined || next.at > maxMs) return;
        queue.shift();
        now = next.at;
        next.event();
      }
    },
  };
}
