import type { Reading } from "../domain/schedule.ts";
import type { Instant } from "../domain/time.ts";
import { nearestFew } from "../text/nearest.ts";
import { foldZone, type IndexedZone, indexZones } from "./zone-index.ts";
import { offsetLabel, offsetZone } from "./zone-offsets.ts";

/** As many as Discord shows while someone types. */
const MOST_CHOICES = 25;
const MOST_SUGGESTED = 3;
/** No zone has a longer name; the rest of what was pasted is neither compared nor repeated. */
const LONGEST_NAME = 60;
/** A name, and not one of the other strings that Temporal takes for a zone, such as a date with brackets. */
const NAME = /^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)*$/i;

export interface ZoneChoice {
  readonly zone: string;
  /** "Europe/Berlin (14:05, UTC+1)", with its time at `now`. */
  readonly label: string;
}

export interface Zones {
  /** A zone from a person's words: an IANA name in any case, an offset ("+2", "UTC+5:30"), or a city ("new york", "PST"). */
  read(typed: string): Reading<string>;
  /** At most 25 zones for what is typed so far (a name, city, country or offset), the likeliest first. */
  choices(typed: string, now: Instant): readonly ZoneChoice[];
}

/** Indexes the zones that this machine knows; takes a tenth of a second. */
export function createZones(): Zones {
  const index = indexZones();
  return {
    read: (typed) => readZone(typed, index),
    choices: (typed, now) => {
      const instant = Temporal.Instant.from(now);
      return matching(typed, index, instant)
        .slice(0, MOST_CHOICES)
        .map((zone) => ({ zone, label: labelOf(zone, instant) }));
    },
  };
}

function readZone(typed: string, index: readonly IndexedZone[]): Reading<string> {
  const wanted = foldZone(typed);
  const known =
    offsetZone(typed) ??
    only(index, ({ others }) => others.includes(wanted)) ??
    temporalName(typed.trim().replace(/\s+/g, "_")) ??
    only(index, ({ city }) => city === wanted);
  return known === null ? { ok: false, problem: problemWith(typed, index) } : { ok: true, value: known };
}

function only(index: readonly IndexedZone[], test: (entry: IndexedZone) => boolean): string | null {
  const found = index.filter(test);
  return found.length === 1 ? (found[0]?.zone ?? null) : null;
}

/** The name as the IANA database writes it, or null when Temporal knows no such zone. */
function temporalName(name: string): string | null {
  if (!NAME.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function problemWith(typed: string, index: readonly IndexedZone[]): string {
  const near = nearestZones(foldZone(typed), index);
  const advice =
    near.length > 0 ? `Did you mean ${near.join(", ")}?` : 'Write it as "Europe/Berlin" or "UTC+2".';
  return `There is no time zone ${JSON.stringify(typed.trim().slice(0, LONGEST_NAME))}. ${advice}`;
}

function nearestZones(wanted: string, index: readonly IndexedZone[]): readonly string[] {
  const byWord = new Map(index.flatMap((entry) => wordsOf(entry).map((word) => [word, entry.zone] as const)));
  const words = nearestFew(wanted.slice(0, LONGEST_NAME), [...byWord.keys()], 2 * MOST_SUGGESTED);
  const zones = words.flatMap((word) => byWord.get(word) ?? []);
  return [...new Set(zones)].slice(0, MOST_SUGGESTED);
}

function wordsOf({ name, city, others }: IndexedZone): readonly string[] {
  return [name, city, ...others];
}

function matching(typed: string, index: readonly IndexedZone[], now: Temporal.Instant): readonly string[] {
  const offset = offsetZone(typed);
  if (offset !== null) {
    const wanted = now.toZonedDateTimeISO(offset).offsetNanoseconds;
    const same = index.filter(({ zone }) => now.toZonedDateTimeISO(zone).offsetNanoseconds === wanted);
    return [...same.slice(0, MOST_CHOICES - 1).map(({ zone }) => zone), offset];
  }
  const wanted = foldZone(typed);
  const ranked = index
    .map((entry) => ({ zone: entry.zone, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone);
  return ranked.length > 0 ? ranked : nearestZones(wanted, index);
}

/** How well an entry fits, 0 the best: the city, then what it is also called, its country, and any word within. */
function rankOf({ name, city, others, countries }: IndexedZone, wanted: string): number {
  const tests = [
    () => city === wanted || name === wanted,
    () => others.includes(wanted),
    () => countries.includes(wanted),
    () => city.startsWith(wanted) || name.startsWith(wanted),
    () => others.some((other) => other.startsWith(wanted)),
    () => countries.some((country) => country.startsWith(wanted)),
    () => [name, ...others, ...countries].some((text) => text.includes(` ${wanted}`)),
    () => [name, ...others].some((text) => text.includes(wanted)),
  ];
  const rank = tests.findIndex((test) => test());
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

function labelOf(zone: string, now: Temporal.Instant): string {
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${zone} (${time}, ${offsetLabel(local.offsetNanoseconds)})`;
}
