import { type Instant, instantAfter } from "../../../src/domain/time.ts";
import type { VirtualTime } from "./virtual-time.ts";

const START: Instant = "2024-03-05T06:00:00.000Z";

/** The computer both processes run on: what its clocks show. */
export interface Machine {
  now(): Instant;
  ticks(): number;
  /** Sets the clock forward or back. */
  jump(ms: number): void;
  /** Starts the machine anew: its ticks count from zero. */
  restart(): void;
  /** The clock shows the true time again. */
  putRight(): void;
  /** How far the clock was off at most. */
  worstOffset(): number;
  /** Whether the clock was set or the machine started anew in that time; and whether it ever was. */
  brokeWithin(ms: number): boolean;
  everBroke(): boolean;
}

/** The true time of a run, which is Discord's. */
export function trueInstant(time: VirtualTime): Instant {
  return instantAfter(START, time.now());
}

export function createMachine(time: VirtualTime): Machine {
  let offset = 0;
  let worst = 0;
  let startedAt = -86_400_000;
  let brokeAt = Number.NEGATIVE_INFINITY;
  return {
    now: () => instantAfter(START, time.now() + offset),
    ticks: () => time.now() - startedAt,
    jump(ms) {
      offset += ms;
      worst = Math.max(worst, Math.abs(offset));
      brokeAt = time.now();
    },
    restart() {
      startedAt = time.now();
      brokeAt = time.now();
    },
    putRight() {
      if (offset !== 0) brokeAt = time.now();
      offset = 0;
    },
    worstOffset: () => worst,
    brokeWithin: (ms) => time.now() - brokeAt <= ms,
    everBroke: () => brokeAt !== Number.NEGATIVE_INFINITY,
  };
}
