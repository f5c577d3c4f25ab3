import { type Instant, instantAfter } from "../../../src/domain/core/time.ts";
import type { VirtualTime } from "./virtual-time.ts";

const START: Instant = "2024-03-05T06:00:00.000Z";

/** The computer both processes run on: what its clocks show. */
export interface Machine {
  now(): Instant;
  monotonicMs(): number;
  /** Sets the clock forward or back. */
  jump(ms: number): void;
  /** Starts the machine anew: its ticks count from zero. */
  restart(): void;
  /** The clock shows the true time again. */
  correctClock(): void;
  /** How far the clock was off at most. */
  worstOffset(): number;
  /** Whether the clock was set or the machine started anew in that time; and whether it ever was. */
  disturbedWithin(ms: number): boolean;
  everDisturbed(): boolean;
}

/** The true time of a run, which is Discord's. */
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
