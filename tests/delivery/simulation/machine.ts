import { type Instant, instantAfter } from "../../../src/domain/core/time.ts";
import type { VirtualTime } from "./virtual-time.ts";

const START: Instant = "2024-03-05T06:00:00.000Z";

/** The clocks of the computer on which both processes run. */
export interface Machine {
  now(): Instant;
  monotonicMs(): number;
  /** Sets the clock forward or back. */
  jump(ms: number): void;
  /** Restarts the machine: its monotonic clock starts at zero. */
  restart(): void;
  /** Sets the clock to the true time. */
  correctClock(): void;
  /** The largest difference so far between the clock and the true time, in milliseconds. */
  worstOffset(): number;
  /** Whether the clock was set or the machine restarted in the last `ms` milliseconds. */
  disturbedWithin(ms: number): boolean;
  /** Whether that ever happened. */
  everDisturbed(): boolean;
}

/** The true time of a run, which Discord's clock shows. */
export function trueInstant(time: VirtualTime): Instant {
  return instantAfter(START, time.now());
}

export function createMachine(time: VirtualTime): Machine {
  let offset = 0;
  let worst = 0;
  let startedAt = -86_400_000;
  let disturbedAt = Number.NEGATIVE_INFINITY;
  return {
    now: () => instantAfter(START, time.now() + offset),
    monotonicMs: () => time.now() - startedAt,
    jump(ms) {
      offset += ms;
      worst = Math.max(worst, Math.abs(offset));
      disturbedAt = time.now();
    },
    restart() {
      startedAt = time.now();
      disturbedAt = time.now();
    },
    correctClock() {
      if (offset !== 0) disturbedAt = time.now();
      offset = 0;
    },
    worstOffset: () => worst,
    disturbedWithin: (ms) => time.now() - disturbedAt <= ms,
    everDisturbed: () => disturbedAt !== Number.NEGATIVE_INFINITY,
  };
}
