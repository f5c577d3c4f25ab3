/** Time that passes only from one event to the next, so that hours take a moment and each run is the same. */
export interface VirtualTime {
  /** Milliseconds since the run began. */
  now(): number;
  /** Runs `event` that many milliseconds from now; of two at the same time the one set first comes first. */
  after(ms: number, event: () => void): void;
  /** Passes time until `isDone`, or up to `most` ms since the run began; what was set for later happens later. */
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
        // Everything that only waits for promises is done before time goes on.
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
