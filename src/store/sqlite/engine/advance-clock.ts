import { CLOCK_TOLERANCE_MS, type HostTime } from "../../../domain/core/clock.ts";

/** The store's own time, and the clocks of the machine that advanced it last. */
export interface StoreClock extends HostTime {
  readonly timeMs: number;
  /** Between two epochs nobody knows how much time has passed. */
  readonly epoch: number;
}

/**
 * Never goes back. Within an epoch never less time passes than really did: of the two clocks the one that says more counts, as
 * the monotonic one may have stood still and the wall clock may have been set.
 */
export function advanceClock(last: StoreClock, now: HostTime): StoreClock {
  const byWall = now.wallMs - last.wallMs;
  const byTicks = now.ticksMs - last.ticksMs;
  const sameHost = now.host === last.host && byTicks >= 0;
  const isTrusted = sameHost && byWall >= -CLOCK_TOLERANCE_MS;
  return {
    host: now.host,
    wallMs: now.wallMs,
    ticksMs: now.ticksMs,
    timeMs: last.timeMs + Math.max(byWall, sameHost ? byTicks : 0),
    epoch: isTrusted ? last.epoch : last.epoch + 1,
  };
}
