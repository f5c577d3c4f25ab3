import { foundDates } from "./date-patterns.ts";
import { type FoundNumber, foundNumbers } from "./number-patterns.ts";
import { countedNoun } from "./number-units.ts";

/** A number as a text states it. text.slice(start, end) is `text`. */
export interface NumberMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The value with its scale word applied: "1.2 million" is 1200000, "a dozen" 12, "40%" 40, "a quarter of" 25 percent. */
  readonly value: number;
  readonly percent: boolean;
  /** ISO 4217 code of a stated currency, or null. */
  readonly currency: string | null;
  /** The unit or counted noun as a stem ("soldier", "km"), or null. */
  readonly unit: string | null;
  /** "about", "more than", "160-odd": not meant exactly. */
  readonly approximate: boolean;
  /** "49th": a place in an order. Those in words ("first") are not numbers here. */
  readonly ordinal: boolean;
}

/** The numbers of a text, in order, except those that are part of a date or time (dates.ts finds those) or of a name. */
export function numbers(text: string): NumberMention[] {
  const all = foundNumbers(text);
  if (all.length === 0) return [];
  const dates = foundDates(text);
  const kept: FoundNumber[] = [];
  let reached = 0;
  let passed = 0;
  for (const found of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (found.start < reached || isInName(text, found)) continue;
    while ((dates[passed]?.end ?? Number.POSITIVE_INFINITY) <= found.start) passed += 1;
    if ((dates[passed]?.start ?? Number.POSITIVE_INFINITY) < found.end) continue;
    kept.push(found);
    reached = found.end;
  }
  return kept.map((found, i) =>
    mention(text, sharedInRange(text, found, { before: kept[i - 1], next: kept[i + 1] })),
  );
}

function mention(text: string, found: FoundNumber): NumberMention {
  const { start, end, value, percent, currency, suffix, ordinal } = found;
  const counted = percent || currency !== null || ordinal ? null : countedNoun(text, end, value);
  return {
    text: text.slice(start, end),
    start,
    end,
    value,
    percent,
    currency,
    unit: suffix ?? counted,
    approximate: found.vague || isApproximate(text, start, end),
    ordinal,
  };
}

interface Neighbours {
  readonly before: FoundNumber | undefined;
  readonly next: FoundNumber | undefined;
}

/** "12 to 15 million", "$5-7 million", "between 5 and 7%": what is said of one end holds of the other. */
function sharedInRange(text: string, found: FoundNumber, { before, next }: Neighbours): FoundNumber {
  if (before !== undefined && isRange(text, before, found)) {
    return { ...found, currency: found.currency ?? before.currency };
  }
  if (next === undefined || !isRange(text, found, next)) return found;
  const factor = next.scaled && !found.scaled && found.value < 1000 ? next.value / leading(text, next) : 1;
  return {
    ...found,
    value: found.value * factor,
    percent: found.percent || next.percent,
    currency: found.currency ?? next.currency,
  };
}

function isRange(text: string, first: FoundNumber, second: FoundNumber): boolean {
  const gap = text.slice(first.end, second.start);
  if (/^\s?and\s?$/.test(gap))
    return /\bbetween\s*$/i.test(text.slice(Math.max(0, first.start - 12), first.start));
  return /^\s?(?:-|–|to)\s?$/.test(gap);
}

/** The number before the scale word: 15 of "15 million". */
function leading(text: string, { start, end, value }: FoundNumber): number {
  const digits = Number(/\d+(?:\.\d+)?/.exec(text.slice(start, end))?.[0] ?? Number.NaN);
  return digits > 0 ? digits : value;
}

const ABOUT =
  /(?:\b(?:about|around|approximately|approx\.|roughly|some|nearly|almost|more than|less than|fewer than|greater than|over|under|above|below|up to|at least|at most|as (?:many|much|few|little) as|close to|estimated|upwards of|no (?:more|less|fewer) than|circa|ca\.|c\.|well over|mehr als|rund|etwa|environ|unos|plus de|más de)(?:\s+(?:an?|the|its))?|[~≈])[\s-]*$/i;
const OR_SO = /^(?:\+|[\s-](?:odd|plus|something|or (?:so|more|fewer|less))\b)/i;

function isApproximate(text: string, start: number, end: number): boolean {
  return ABOUT.test(text.slice(Math.max(0, start - 25), start)) || OR_SO.test(text.slice(end, end + 12));
}

/** Words a bare number after them is the name of: Route 66, Flight 370, Windows 10, No. 5. */
const NAMED =
  /\b(?:Route|Highway|Interstate|Hwy\.?|Flight|[Nn]os?\.|ext\.|Number|Boeing|Airbus|Windows|Room|Suite|Apt\.?|Chapter|Article|Section|Sec\.|Title|Area|Apollo|Artemis|Formula|Channel|Page|[Pp]p?\.|Figure|Fig\.|Table|Phase|Tier|Level|Grade|Group|Class|Type|Model|Mark|Version|[Cc]ovid|COVID|iPhone|iOS|Android|Xbox|PlayStation|Galaxy|Pixel|District|Precinct|Ward|Amendment|Proposition|Prop\.|Resolution|Psalm|Act|Season|Episode|Part|Volume|Vol\.|Week|Day|Game|Round|Stage|Gate|Unit|Pier|Terminal|Line|Catch|Bowl|Expo|Agenda|World War|Pac|Big|Ten|Studio|Channel|Hall|Block|Lot|Engine|Ladder|Box)[\s-]$/;

/** Telephone numbers, versions and other chains ("602-555-0137", "1.2.3"), a list item's number, and numbers that a name ends with. */
function isInName(text: string, { start, end, currency, percent, scaled }: FoundNumber): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 12);
  if (/^-\d+-\d|^\.\d+\.\d/.test(after) || /\d-\d+-$/.test(before)) return true;
  if (/\d-$/.test(before) && /^-\d/.test(after)) return true;
  if (/^\s*$/.test(before) && start < 4 && /^[.)]\s/.test(after)) return true;
  if (currency !== null || percent || scaled) return false;
  return NAMED.test(before) || (/^one$/i.test(text.slice(start, end)) && isPronoun(before, after));
}

/** "no one", "the one", "one another". */
function isPronoun(before: string, after: string): boolean {
  return (
    /\b(?:no|any|every|some|each|this|that|the|which)\s$/i.test(before) ||
    /^(?:\sanother\b|['’]s\b)/.test(after)
  );
}
