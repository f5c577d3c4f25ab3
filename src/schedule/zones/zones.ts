import type { Instant } from "../../domain/core/time.ts";
import type { ParseResult } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { closestMatches } from "../../text/queries/closest-match.ts";
import { foldZone, type IndexedZone, indexZones } from "./zone-index.ts";
import { offsetLabel, offsetZone } from "./zone-offsets.ts";

/** Discord's limit for autocompletion. */
const MAX_CHOICES = 25;
const MAX_SUGGESTIONS = 3;
/** No zone has a longer name; longer input is cut before it is compared or quoted. */
const MAX_NAME_LENGTH = 60;
/** Excludes other strings that Temporal accepts as a zone, such as a date with brackets. */
const NAME = /^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)*$/i;

export interface ZoneChoice {
  readonly zone: string;
  /** "Europe/Berlin (14:05, UTC+1)", with its time at `now`. */
  readonly label: string;
}

export interface Zones {
  /** Accepts an IANA name in any case, an offset ("+2", "UTC+5:30"), a city ("new york") or an abbreviation ("PST"). */
  parse(typed: string): ParseResult<string>;
  /** At most 25 zones that match what is typed so far (a name, city, country or offset), best match first. */
  choices(typed: string, now: Instant): readonly ZoneChoice[];
}

/** Indexes the zones known to this machine; takes a tenth of a second. */
export function createZones(): Zones {
  const index = indexZones();
  return {
    parse: (typed) => parseZone(typed, index),
    choices: (typed, now) => {
      const instant = Temporal.Instant.from(now);
      return matchingZones(typed, index, instant)
        .slice(0, MAX_CHOICES)
        .map((zone) => ({ zone, label: labelOf(zone, instant) }));
    },
  };
}

function parseZone(typed: string, index: readonly IndexedZone[]): ParseResult<string> {
  const query = foldZone(typed);
  const known =
    offsetZone(typed) ??
    theOnlyMatch(index, ({ aliases }) => aliases.includes(query)) ??
    temporalName(typed.trim().replace(/\s+/g, "_")) ??
    theOnlyMatch(index, ({ city }) => city === query);
  return known === null ? { ok: false, problem: problemWith(typed, index) } : { ok: true, value: known };
}

function theOnlyMatch(index: readonly IndexedZone[], test: (entry: IndexedZone) => boolean): string | null {
  const matches = index.filter(test);
  return matches.length === 1 ? (matches[0]?.zone ?? null) : null;
}

/** The name in IANA spelling; null if Temporal knows no such zone. */
function temporalName(name: string): string | null {
  if (!NAME.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function problemWith(typed: string, index: readonly IndexedZone[]): Message {
  const suggestions = nearestZones(foldZone(typed), index);
  const example =
    suggestions.length > 0
      ? message("reason.input.zone-suggestions", { zones: suggestions.join(", ") })
      : message("reason.input.zone-example");
  const zone = JSON.stringify(typed.trim().slice(0, MAX_NAME_LENGTH));
  const problem = message("reason.input.zone", { zone });
  return message("reason.input.with-example", { problem, example });
}

function nearestZones(query: string, index: readonly IndexedZone[]): readonly string[] {
  const byWord = new Map(index.flatMap((entry) => wordsOf(entry).map((word) => [word, entry.zone] as const)));
  const words = closestMatches(query.slice(0, MAX_NAME_LENGTH), [...byWord.keys()], 2 * MAX_SUGGESTIONS);
  const zones = words.flatMap((word) => byWord.get(word) ?? []);
  return [...new Set(zones)].slice(0, MAX_SUGGESTIONS);
}

function wordsOf({ name, city, aliases }: IndexedZone): readonly string[] {
  return [name, city, ...aliases];
}

function matchingZones(
  typed: string,
  index: readonly IndexedZone[],
  now: Temporal.Instant,
): readonly string[] {
  const offset = offsetZone(typed);
  if (offset !== null) {
    const target = now.toZonedDateTimeISO(offset).offsetNanoseconds;
    const same = index.filter(({ zone }) => now.toZonedDateTimeISO(zone).offsetNanoseconds === target);
    return [...same.slice(0, MAX_CHOICES - 1).map(({ zone }) => zone), offset];
  }
  const target = foldZone(typed);
  const ranked = index
    .map((entry) => ({ zone: entry.zone, rank: rankOf(entry, target) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone);
  return ranked.length > 0 ? ranked : nearestZones(target, index);
}

/** How well an entry matches, 0 is best: by city, then by alias, by country, and by any word. */
function rankOf({ name, city, aliases, countries }: IndexedZone, query: string): number {
  const tests = [
    () => city === query || name === query,
    () => aliases.includes(query),
    () => countries.includes(query),
    () => city.startsWith(query) || name.startsWith(query),
    () => aliases.some((alias) => alias.startsWith(query)),
    () => countries.some((country) => country.startsWith(query)),
    () => [name, ...aliases, ...countries].some((text) => text.includes(` ${query}`)),
    () => [name, ...aliases].some((text) => text.includes(query)),
  ];
  const rank = tests.findIndex((test) => test());
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

function labelOf(zone: string, now: Temporal.Instant): string {
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${zone} (${time}, ${offsetLabel(local.offsetNanoseconds)})`;
}
