import { Fault } from "../domain/fault.ts";

/** Beyond any offset from UTC that a zone ever had (Manila -15:56, Metlakatla +15:14). */
const FARTHEST_OFFSET_MS = 16 * 3_600_000;

/** A stretch of time over which a zone's clocks keep one offset from UTC: from <= instant < until. */
export interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/**
 * The clocks of a time zone. Instants are milliseconds since 1970 in UTC; "wall" milliseconds are what the clocks show,
 * counted as if they were UTC.
 */
export interface ZoneClock {
  /** What the clocks show at an instant. */
  wallAt(instantMs: number): number;
  /**
   * The first instant at which the clocks show `wallMs` or later: the instant itself, the first of two when the clocks
   * are set back over it, and the end of the gap when they are set forward over it.
   */
  firstAt(wallMs: number): number;
  /** The stretches that meet (afterMs, upToMs], in order. */
  stretches(afterMs: number, upToMs: number): Iterable<Stretch>;
}

const NOWHERE: Stretch = { fromMs: Number.POSITIVE_INFINITY, untilMs: Number.NEGATIVE_INFINITY, offsetMs: 0 };

/** Reading it throws a Fault "timing-unreadable" when this machine's time zone data has no such zone. */
export function createZoneClock(timeZone: string): ZoneClock {
  let last = NOWHERE;
  const at = (instantMs: number): Stretch => {
    if (instantMs < last.fromMs || instantMs >= last.untilMs) last = stretchAt(instantMs, timeZone);
    return last;
  };
  return {
    wallAt: (instantMs) => instantMs + at(instantMs).offsetMs,
    firstAt(wallMs) {
      for (let stretch = at(wallMs - FARTHEST_OFFSET_MS); ; stretch = at(stretch.untilMs)) {
        const instant = Math.max(wallMs - stretch.offsetMs, stretch.fromMs);
        if (instant < stretch.untilMs) return instant;
      }
    },
    *stretches(afterMs, upToMs) {
      for (let from = afterMs + 1; from <= upToMs; ) {
        const stretch = at(from);
        yield stretch;
        from = stretch.untilMs;
      }
    },
  };
}

function stretchAt(instantMs: number, timeZone: string): Stretch {
  const here = zoned(instantMs, timeZone);
  // "previous" looks strictly before; a stretch includes its first instant.
  const before = here.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  return {
    fromMs: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: here.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
}

function zoned(instantMs: number, timeZone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new Fault("timing-unreadable", `no time zone this machine knows: ${JSON.stringify(timeZone)}`, {
      cause,
    });
  }
}
