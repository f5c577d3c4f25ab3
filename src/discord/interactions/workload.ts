import { pause } from "../pause.ts";

/** What is being worked on, so that a shutdown can wait for it, and tell what it could not wait for. */
export interface Workload {
  /** Does the work and counts it until it ends. */
  run(work: () => Promise<void>, interrupted: () => Promise<unknown>): Promise<void>;
  readonly running: () => number;
  /** Waits for what runs, at most so many milliseconds; then each that still runs is told. Says how many those were. */
  drain(ms: number): Promise<number>;
}

interface Piece {
  readonly done: Promise<unknown>;
  readonly interrupted: () => Promise<unknown>;
}

export function createWorkload(): Workload {
  const pieces = new Set<Piece>();
  return {
    running: () => pieces.size,
    async run(work, interrupted) {
      const done = work();
      const piece = { done, interrupted };
      pieces.add(piece);
      try {
        await done;
      } finally {
        pieces.delete(piece);
      }
    },
    async drain(ms) {
      const patience = new AbortController();
      const all = Promise.allSettled(Array.from(pieces, ({ done }) => done));
      await Promise.race([all, pause(ms, patience.signal)]);
      patience.abort();
      const left = [...pieces];
      await Promise.allSettled(left.map(({ interrupted }) => interrupted()));
      return left.length;
    },
  };
}
