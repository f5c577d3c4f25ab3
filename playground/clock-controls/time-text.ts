export const NO_SCHEDULE =
  "There is no schedule yet. In a server you manage, type: /schedule add channel:#newsroom time:7:30";
export const PAUSED = "All schedules are paused. Type: /schedule resume";
export const NO_ARRIVALS =
  "The playground does not write to your own documents folder. Put a file there yourself, or start the playground without --documents.";

const MISSED = "Editions due before then are missed, as on a machine that was asleep.";

/** A day on which the clocks of a zone change. */
export interface ClockChange {
  readonly zone: string;
  /** The first instant of the new time, ms since 1970. */
  readonly at: number;
  /** The local time at that instant without and with the change: "02:00", "03:00". */
  readonly from: string;
  readonly to: string;
  readonly date: string;
}

/** The next clock change of a zone; null if there is none. */
export function nextChange(zone: string, nowMs: number): ClockChange | null {
  const here = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  const change = here.getTimeZoneTransition("next");
  if (change === null) return null;
  const before = change.subtract({ nanoseconds: 1 });
  const wallTime = before.toPlainDateTime().add({ nanoseconds: 1 });
  return {
    zone,
    at: change.epochMilliseconds,
    from: minutes(wallTime.toPlainTime()),
    to: minutes(change.toPlainTime()),
    date: dayOf(change),
  };
}

export function changeText({ zone, date, from, to }: ClockChange): string {
  const intro = `In ${zone} the clocks change in ten seconds, on ${date}, from ${from} to ${to}.`;
  return from < to
    ? `${intro} An edition scheduled in between is posted at ${to}. ${MISSED}`
    : `${intro} The times in between occur twice; an edition is posted the first time. ${MISSED}`;
}

/** "07:30 on 28 March 2027 (Europe/Berlin)" */
export function dayAndTime(atMs: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return `${minutes(at.toPlainTime())} on ${dayOf(at)} (${zone})`;
}

/** "07:30:04" */
export function timeIn(atMs: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return at.toPlainTime().toString({ smallestUnit: "second" });
}

function minutes(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

function dayOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainDate().toLocaleString("en-GB", { dateStyle: "long" });
}
