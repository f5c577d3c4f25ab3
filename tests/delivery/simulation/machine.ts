import type { HostTime } from "../../../src/domain/core/clock.ts";
import { type Instant, instantAfter } from "../../../src/domain/core/time.ts";
import type { VirtualTime } from "./virtual-time.ts";

const START: Instant = "2024-03-05T06:00:00.000Z";

/** The clocks of the computer on which both processes run. */
export interface Machine {
  now(): Instant;
  monotonicMs(): number;
  hostTime(): HostTime;
  /** Sets the clock forward or back. */
  jump(ms: number): void;
  /** Restarts the machine; its monotonic clock shows `uptimeMs` then. */
  restart(uptimeMs: number): void;
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
  let starts = 0;
  let disturbedAt = Number.NEGATIVE_INFINITY;
  const now = () => instantAfter(START, time.now() + offset);
  const monotonicMs = () => time.now() - startedAt;
  return {
    now,
    monotonicMs,
    hostTime: () => ({ host: `start ${starts}`, wallMs: Date.parse(now()), ticksMs: monotonicMs() }),
    jump(ms) {
      offset += ms;
      worst = Math.max(worst, Math.abs(offset));
      disturbedAt = time.now();
    },
    restart(uptimeMs) {
      starts += 1;
      startedAt = time.now() - uptimeMs;
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
