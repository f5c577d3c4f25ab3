import { DAY_MS, type Instant, instantAfter, MINUTE_MS } from "../../domain/core/time.ts";
import type { Slot, Timing } from "../../domain/schedules/timing.ts";
import { dayOf, type Pattern } from "./calendar.ts";
import { patternOf } from "./pattern.ts";
import { createZoneClock, type ZoneClock } from "./zone-clock.ts";

/** A hundred years, like node-cron's own limit: the next Monday that is 29 February may be forty years away. */
const HORIZON_MS = 36_525 * DAY_MS;

interface Occurrence {
  readonly atMs: number;
  readonly dayNumber: number;
}

interface CompiledTiming {
  readonly pattern: Pattern;
  readonly zoneClock: ZoneClock;
}

/**
 * The slots with after < at <= upTo, ascending, without duplicates. When clocks change, a skipped time moves to the first
 * instant after the gap, a repeated time counts at its first occurrence, and a date that is skipped entirely has no slot. A
 * cron expression for every hour differs: a skipped hour is left out, a repeated one runs twice.
 * Throws Fault "timing-unreadable" for an invalid timing.
 */
export function* slotsBetween(timing: Timing, after: Instant, upTo: Instant): Generator<Slot> {
  const compiled = compileTiming(timing);
  for (const occurrence of occurrencesBetween(compiled, Date.parse(after), Date.parse(upTo)))
    yield slotOf(occurrence, compiled);
}

/** The next `count` slots after `now`; fewer if there are not so many within a hundred years. */
export function nextSlots(timing: Timing, now: Instant, count: number): readonly Slot[] {
  const compiled = compileTiming(timing);
  const nowMs = Date.parse(now);
  return occurrencesBetween(compiled, nowMs, nowMs + HORIZON_MS)
    .take(count)
    .map((occurrence) => slotOf(occurrence, compiled))
    .toArray();
}

/** The latest slot at or before `now`; null if there was none in the last hundred years. */
export function latestSlot(timing: Timing, now: Instant): Slot | null {
  const horizonStart = instantAfter(now, -HORIZON_MS);
  return latestSlots(timing, horizonStart, now, 1)[0] ?? null;
}

/** The latest `max` slots with after < at <= upTo, ascending. The cost depends on `max`, not on the length of the window. */
export function latestSlots(timing: Timing, after: Instant, upTo: Instant, max: number): readonly Slot[] {
  const compiled = compileTiming(timing);
  const afterMs = Date.parse(after);
  let occurrences: Occurrence[] = [];
  let toMs = Date.parse(upTo);
  for (let spanMs = DAY_MS; toMs > afterMs && occurrences.length < max; spanMs *= 2) {
    const fromMs = Math.max(afterMs, toMs - spanMs);
    occurrences = [...occurrencesBetween(compiled, fromMs, toMs), ...occurrences];
    toMs = fromMs;
  }
  return occurrences.slice(-max).map((occurrence) => slotOf(occurrence, compiled));
}

function compileTiming(timing: Timing): CompiledTiming {
  return { pattern: patternOf(timing), zoneClock: createZoneClock(timing.timeZone) };
}

function occurrencesBetween(
  compiled: CompiledTiming,
  afterMs: number,
  upToMs: number,
): Generator<Occurrence> {
  return compiled.pattern.everyHour
    ? occurrencesFollowingClocks(compiled, afterMs, upToMs)
    : occurrencesOncePerDate(compiled, afterMs, upToMs);
}

function* occurrencesOncePerDate(
  { pattern, zoneClock }: CompiledTiming,
  afterMs: number,
  upToMs: number,
): Generator<Occurrence> {
  let lastMs = afterMs;
  const firstDay = dayNumberAt(zoneClock.wallAt(afterMs));
  // One date more: clocks that are set back across midnight have shown the next date already.
  const lastDay = dayNumberAt(zoneClock.wallAt(upToMs)) + 1;
  for (let dayNumber = firstDay; dayNumber <= lastDay; dayNumber += 1) {
    if (!pattern.runsOn(dayOf(dayNumber))) continue;
    for (const time of pattern.times) {
      const atMs = zoneClock.firstAt(dayNumber * DAY_MS + time);
      if (atMs > upToMs) return;
      if (atMs <= lastMs || isSkipped(dayNumber, atMs, zoneClock)) continue;
      lastMs = atMs;
      yield { atMs, dayNumber };
    }
  }
}

/** Whether a zone skipped the whole date, as Samoa did when it crossed the date line. */
function isSkipped(dayNumber: number, atMs: number, zoneClock: ZoneClock): boolean {
  if (dayNumberAt(zoneClock.wallAt(atMs)) === dayNumber) return false;
  return dayNumberAt(zoneClock.wallAt(zoneClock.firstAt(dayNumber * DAY_MS))) !== dayNumber;
}

function* occurrencesFollowingClocks(
  { pattern, zoneClock }: CompiledTiming,
  afterMs: number,
  upToMs: number,
): Generator<Occurrence> {
  for (const { fromMs, untilMs, offsetMs } of zoneClock.offsetPeriods(afterMs, upToMs)) {
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

function slotOf({ atMs, dayNumber }: Occurrence, { zoneClock }: CompiledTiming): Slot {
  const { year, month, date } = dayOf(dayNumber);
  const wallMs = zoneClock.wallAt(atMs);
  const minuteOfDay = Math.floor((wallMs - dayNumberAt(wallMs) * DAY_MS) / MINUTE_MS);
  return {
    at: new Date(atMs).toISOString(),
    localDate: `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}`,
    localTime: `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`,
  };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
