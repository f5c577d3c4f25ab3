import { foldLetters } from "../../text/tokens/fold.ts";
import { CURRENT_NAMES, MAIN_ZONES } from "./zone-names.ts";

/** A zone that people choose from, and the words they may look for it by, folded to plain small letters. */
export interface IndexedZone {
  readonly zone: string;
  /** "europe berlin" */
  readonly name: string;
  /** "berlin" */
  readonly city: string;
  /** Other cities, letters such as "pst", the older name that ICU knows it by. */
  readonly aliases: readonly string[];
  readonly countries: readonly string[];
}

/** All zones, those that most people live in first. Takes a tenth of a second: do it once. */
export function indexZones(): readonly IndexedZone[] {
  const currentByIcuName = new Map(CURRENT_NAMES.map((current) => [icuName(current), current]));
  const countries = countriesByZone();
  const entries = ["UTC", ...Intl.supportedValuesOf("timeZone")].map((icu) => {
    const zone = currentByIcuName.get(icu) ?? icu;
    const aliases = [...(MAIN_ZONES.get(zone) ?? []), ...(zone === icu ? [] : [icu, cityOf(icu)])];
    return {
      zone,
      name: foldZone(zone),
      city: foldZone(cityOf(zone)),
      aliases: aliases.map(foldZone),
      countries: countries.get(icu) ?? [],
    };
  });
  return [...entries.filter(isMain).sort(byRank), ...entries.filter((entry) => !isMain(entry))];
}

/** "Asia/Ho_Chi_Minh" and "asia ho-chi minh" are written the same way: small plain letters, single spaces. */
export function foldZone(text: string): string {
  return foldLetters(text.normalize("NFKC"))
    .replace(/[\s_/,-]+/g, " ")
    .trim();
}

function cityOf(zone: string): string {
  return zone.split("/").at(-1) ?? zone;
}

function icuName(zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
}

const RANKS: ReadonlyMap<string, number> = new Map([...MAIN_ZONES.keys()].map((zone, i) => [zone, i]));

function isMain({ zone }: IndexedZone): boolean {
  return RANKS.has(zone);
}

function byRank(a: IndexedZone, b: IndexedZone): number {
  return (RANKS.get(a.zone) ?? 0) - (RANKS.get(b.zone) ?? 0);
}

/** Which countries keep a zone's time, folded, from Unicode's own tables. */
function countriesByZone(): ReadonlyMap<string, readonly string[]> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const byZone = new Map<string, string[]>();
  for (const code of twoLetters()) {
    const country = names.of(code);
    if (country === undefined) continue;
    for (const zone of new Intl.Locale("und", { region: code }).getTimeZones() ?? []) {
      const listed = byZone.get(zone);
      if (listed === undefined) byZone.set(zone, [foldZone(country)]);
      else listed.push(foldZone(country));
    }
  }
  return byZone;
}

function twoLetters(): readonly string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
