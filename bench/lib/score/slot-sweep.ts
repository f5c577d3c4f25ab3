import type { Timing } from "../../../src/domain/schedules/timing.ts";
import { slotsBetween } from "../../../src/schedule/timing/slots.ts";

export const FIRST_DATE = "2020-01-01";
export const LAST_DATE = "2035-12-31";
const DATES = datesBetween(FIRST_DATE, LAST_DATE);
const WHOLE_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export function allZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")];
}

/** One zone from each set of zones with identical clock changes in those years. */
export function distinctZones(): readonly string[] {
  return [...new Map(allZones().map((zone) => [rulesOf(zone), zone])).values()];
}

function rulesOf(zone: string): string {
  const start = midnight(FIRST_DATE, zone).subtract({ days: 2 });
  return [start.offset, ...transitionsOf(zone).map(({ at, offset }) => `${at} ${offset}`)].join();
}

export function transitionsOf(zone: string): readonly { readonly at: number; readonly offset: string }[] {
  const transitions: { at: number; offset: string }[] = [];
  const last = midnight(LAST_DATE, zone).add({ days: 2 }).epochMilliseconds;
  let next = midnight(FIRST_DATE, zone).subtract({ days: 2 }).getTimeZoneTransition("next");
  while (next !== null && next.epochMilliseconds <= last) {
    transitions.push({ at: next.epochMilliseconds, offset: next.offset });
    next = next.getTimeZoneTransition("next");
  }
  return transitions;
}

/**
 * Compares the daily slots of sixteen years in a zone with Temporal's own resolution of each date and time: one slot per
 * existing date, ascending, at the requested time or, in a gap, at the transition. With `everyDay` every day is compared;
 * otherwise every eleventh and those within three days of a transition, and the rest by date and local time only.
 */
export function sweep(
  zone: string,
  time: string,
  everyDay: boolean,
): { slots: number; errors: readonly string[] } {
  const timing: Timing = { kind: "daily", time, weekdays: WHOLE_WEEK, timeZone: zone };
  const after = midnight(FIRST_DATE, zone).subtract({ milliseconds: 1 }).toInstant().toString();
  const end = Temporal.PlainDate.from(LAST_DATE).add({ days: 1 }).toString();
  const upTo = midnight(end, zone).subtract({ milliseconds: 1 }).toInstant().toString();
  const nearTransition = new Set(transitionsOf(zone).flatMap(({ at }) => daysAround(at)));
  const slots = [...slotsBetween(timing, after, upTo)];
  const errors: string[] = [];
  let next = 0;
  let before = Number.NEGATIVE_INFINITY;
  slots.forEach((slot, i) => {
    const at = Date.parse(slot.at);
    if (at <= before) errors.push(`${zone} ${slot.at}: not after the previous slot`);
    before = at;
    const compareFully = everyDay || i % 11 === 0 || nearTransition.has(DATES[next]?.text ?? "");
    let day = DATES[next++];
    while (compareFully && day !== undefined && !exists(day.date, zone)) day = DATES[next++];
    if (day === undefined) {
      errors.push(`${zone} ${slot.at}: after the last date`);
      return;
    }
    if (slot.localDate !== day.text) errors.push(`${zone} ${slot.localDate}, not ${day.text}`);
    const expected = compareFully ? expectedAt(day.date, time, zone) : { at, localTime: time };
    if (at !== expected.at || slot.localTime !== expected.localTime) {
      errors.push(`${zone} ${day.text} ${time}: ${slot.at} ${slot.localTime}`);
    }
  });
  if (next !== DATES.length) errors.push(`${zone}: ends before ${DATES[next]?.text}`);
  return { slots: slots.length, errors };
}

interface NamedDate {
  readonly date: Temporal.PlainDate;
  readonly text: string;
}

function datesBetween(first: string, last: string): readonly NamedDate[] {
  const dates: NamedDate[] = [];
  for (let text = first; text <= last; ) {
    const date = Temporal.PlainDate.from(text);
    dates.push({ date, text });
    text = date.add({ days: 1 }).toString();
  }
  return dates;
}

function expectedAt(date: Temporal.PlainDate, time: string, zone: string): { at: number; localTime: string } {
  const wall = date.toPlainDateTime(time);
  const first = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  const expectedTime = first.toPlainDateTime().equals(wall) ? first : first.getTimeZoneTransition("next");
  if (expectedTime === null) throw new RangeError(`${zone} has a gap and no transition`);
  return {
    at: expectedTime.epochMilliseconds,
    localTime: expectedTime.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

function exists(date: Temporal.PlainDate, zone: string): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date);
}

function midnight(date: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone);
}

function daysAround(at: number): readonly string[] {
  return [-3, -2, -1, 0, 1, 2, 3].map((days) => new Date(at + days * 864e5).toISOString().slice(0, 10));
}
