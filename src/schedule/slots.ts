import type { Slot, Timing } from "../domain/schedule.ts";
import { type Instant, instantAfter } from "../domain/time.ts";
import { DAY_MS, dayOf, type Pattern } from "./calendar.ts";
import { patternOf } from "./pattern.ts";
import { createZoneClock, type ZoneClock } from "./zone-clock.ts";

/** A hundred years, as far as node-cron looks: 29 February on a Monday may be forty years away. */
const HORIZON_MS = 36_525 * DAY_MS;

interface Found {
  readonly atMs: number;
  readonly dayNumber: number;
}

interface Source {
  readonly pattern: Pattern;
  readonly clock: ZoneClock;
}

/**
 * The slots with after < at <= upTo, ascending, no instant twice. A time that the clocks skip falls on the first instant
 * after the gap, one that they show twice on the first showing; a date that they skip whole has no slot. A cron
 * expression that names no hours follows the clocks instead: what they skip is left out, what they show twice is run twice.
 * Throws a Fault "timing-unreadable" for a timing that the readers of this room would refuse.
 */
export function* slotsBetween(timing: Timing, after: Instant, upTo: Instant): Generator<Slot> {
  const source = sourceOf(timing);
  for (const found of foundBetween(source, Date.parse(after), Date.parse(upTo))) yield slotOf(found, source);
}

/** The next `count` slots after `now`; fewer when no more come within a hundred years. */
export function nextSlots(timing: Timing, now: Instant, count: number): readonly Slot[] {
  const source = sourceOf(timing);
  const nowMs = Date.parse(now);
  return foundBetween(source, nowMs, nowMs + HORIZON_MS)
    .take(count)
    .map((found) => slotOf(found, source))
    .toArray();
}

/** The latest slot at or before `now`, or null when there was none for a hundred years. */
export function latestSlot(timing: Timing, now: Instant): Slot | null {
  const longAgo = instantAfter(now, -HORIZON_MS);
  return latestSlots(timing, longAgo, now, 1)[0] ?? null;
}

/** Of the slots with after < at <= upTo the latest `most`, ascending. What that costs depends on `most`, not on the time between. */
export function latestSlots(timing: Timing, after: Instant, upTo: Instant, most: number): readonly Slot[] {
  const source = sourceOf(timing);
  const afterMs = Date.parse(after);
  let found: Found[] = [];
  let toMs = Date.parse(upTo);
  for (let spanMs = DAY_MS; toMs > afterMs && found.length < most; spanMs *= 2) {
    const fromMs = Math.max(afterMs, toMs - spanMs);
    found = [...foundBetween(source, fromMs, toMs), ...found];
    toMs = fromMs;
  }
  return found.slice(-most).map((one) => slotOf(one, source));
}

function sourceOf(timing: Timing): Source {
  return { pattern: patternOf(timing), clock: createZoneClock(timing.timeZone) };
}

function foundBetween(source: Source, afterMs: number, upToMs: number): Generator<Found> {
  return source.pattern.everyHour
    ? followingClocks(source, afterMs, upToMs)
    : oncePerDate(source, afterMs, upToMs);
}

function* oncePerDate({ pattern, clock }: Source, afterMs: number, upToMs: number): Generator<Found> {
  let lastMs = afterMs;
  const firstDay = dayNumberAt(clock.wallAt(afterMs));
  // A date more than the clocks show: set back over midnight, they have shown the next one already.
  const lastDay = dayNumberAt(clock.wallAt(upToMs)) + 1;
  for (let dayNumber = firstDay; dayNumber <= lastDay; dayNumber += 1) {
    if (!pattern.runsOn(dayOf(dayNumber))) continue;
    for (const time of pattern.times) {
      const atMs = clock.firstAt(dayNumber * DAY_MS + time);
      if (atMs > upToMs) return;
      if (atMs <= lastMs || isSkipped(dayNumber, atMs, clock)) continue;
      lastMs = atMs;
      yield { atMs, dayNumber };
    }
  }
}

/** Whether the clocks never showed that date, as in Samoa when it crossed the date line. */
function isSkipped(dayNumber: number, atMs: number, clock: ZoneClock): boolean {
  if (dayNumberAt(clock.wallAt(atMs)) === dayNumber) return false;
  return dayNumberAt(clock.wallAt(clock.firstAt(dayNumber * DAY_MS))) !== dayNumber;
}

function* followingClocks({ pattern, clock }: Source, afterMs: number, upToMs: number): Generator<Found> {
  for (const { fromMs, untilMs, offsetMs } of clock.stretches(afterMs, upToMs)) {
    const firstMs = Math.max(fromMs, afterMs + 1);
    const lastMs = Math.min(untilMs - 1, upToMs);
    const lastDay = dayNumberAt(lastMs + offsetMs);
    for (let dayNumber = dayNumberAt(firstMs + offsetMs); dayNumber <= lastDay; dayNumber += 1) {
      if (!pattern.runsOn(dayOf(dayNumber))) continue;
      for (const time of pattern.times) {
        const atMs = dayNumber * DAY_MS + time - offsetMs;
        if (atMs >= firstMs && atMs <= lastMs) yield { atMs, dayNumber };
      }
    }
  }
}

function dayNumberAt(wallMs: number): number {
  return Math.floor(wallMs / DAY_MS);
}

function slotOf({ atMs, dayNumber }: Found, { clock }: Source): Slot {
  return {
    at: new Date(atMs).toISOString(),
    localDate: new Date(dayNumber * DAY_MS).toISOString().slice(0, "2026-05-06".length),
    localTime: new Date(clock.wallAt(atMs))
      .toISOString()
      .slice("2026-05-06T".length, "2026-05-06T07:30".length),
  };
}
