import type { Timing } from "../../../src/domain/schedules/timing.ts";
import { slotsBetween } from "../../../src/schedule/timing/slots.ts";

export const FIRST_DATE = "2020-01-01";
export const LAST_DATE = "2035-12-31";
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
  let date = Temporal.PlainDate.from(FIRST_DATE);
  let before = Number.NEGATIVE_INFINITY;
  slots.forEach((slot, i) => {
    const at = Date.parse(slot.at);
    if (at <= before) errors.push(`${zone} ${slot.at}: not after the previous slot`);
    before = at;
    const compareFully = everyDay || i % 11 === 0 || nearTransition.has(date.toString());
    while (compareFully && !exists(date, zone)) date = date.add({ days: 1 });
    if (slot.localDate !== date.toString()) errors.push(`${zone} ${slot.localDate}, not ${date}`);
    const expected = compareFully ? expectedAt(date, time, zone) : { at, localTime: time };
    if (at !== expected.at || slot.localTime !== expected.localTime) {
      errors.push(`${zone} ${date} ${time}: ${slot.at} ${slot.localTime}`);
    }
    date = date.add({ days: 1 });
  });
  if (date.toString() !== end) errors.push(`${zone}: ends before ${date}`);
  return { slots: slots.length, errors };
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
