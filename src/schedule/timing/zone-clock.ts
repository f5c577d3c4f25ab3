import { Fault } from "../../domain/core/fault.ts";
import { HOUR_MS } from "../../domain/core/time.ts";
import { message } from "../../domain/texts/texts.ts";

/** Larger than any offset from UTC that a zone ever had (Manila -15:56, Metlakatla +15:14). */
const MAX_OFFSET_MS = 16 * HOUR_MS;

/** A period with one offset from UTC: from <= instant < until. */
export interface OffsetPeriod {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/**
 * Converts between instants (milliseconds since 1970 in UTC) and a zone's local time ("wall" milliseconds: the local date and
 * time, counted as if it were UTC).
 */
export interface ZoneClock {
  /** The local time at an instant. */
  wallAt(instantMs: number): number;
  /**
   * The first instant with local time `wallMs` or later: of a repeated time the first occurrence, for a skipped time the end
   * of the gap.
   */
  firstAt(wallMs: number): number;
  /** The periods that overlap (afterMs, upToMs], in order. */
  offsetPeriods(afterMs: number, upToMs: number): Iterable<OffsetPeriod>;
}

const EMPTY_PERIOD: OffsetPeriod = {
  fromMs: Number.POSITIVE_INFINITY,
  untilMs: Number.NEGATIVE_INFINITY,
  offsetMs: 0,
};

/** Its methods throw Fault "timing-unreadable" if this machine's time zone data has no such zone. */
export function createZoneClock(timeZone: string): ZoneClock {
  let last = EMPTY_PERIOD;
  const periodAt = (instantMs: number): OffsetPeriod => {
    if (instantMs < last.fromMs || instantMs >= last.untilMs) last = offsetPeriodAt(instantMs, timeZone);
    return last;
  };
  return {
    wallAt: (instantMs) => instantMs + periodAt(instantMs).offsetMs,
    firstAt(wallMs) {
      for (let period = periodAt(wallMs - MAX_OFFSET_MS); ; period = periodAt(period.untilMs)) {
        const instant = Math.max(wallMs - period.offsetMs, period.fromMs);
        if (instant < period.untilMs) return instant;
      }
    },
    *offsetPeriods(afterMs, upToMs) {
      for (let from = afterMs + 1; from <= upToMs; ) {
        const period = periodAt(from);
        yield period;
        from = period.untilMs;
      }
    },
  };
}

function offsetPeriodAt(instantMs: number, timeZone: string): OffsetPeriod {
  const dateTime = zoned(instantMs, timeZone);
  // "previous" searches strictly before; a period includes its first instant.
  const previousTransition = dateTime.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  return {
    fromMs: previousTransition?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: dateTime.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: dateTime.offsetNanoseconds / 1e6,
  };
}

function zoned(instantMs: number, timeZone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new Fault("timing-unreadable", message("reason.timing.zone", { zone: JSON.stringify(timeZone) }), {
      cause,
    });
  }
}
