import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import type { NumberMention } from "../../text/numbers/numbers.ts";
import type { ParsedText } from "../parsing/source.ts";
import { type Bound, boundOf, withinBound } from "./bounds.ts";

/** A number in a text, with the bound stated for it ("more than"). */
export interface StatedNumber extends NumberMention {
  readonly bound: Bound | null;
}

/** The numbers of a text, in order; then its shares in other words ("one in five" is 20 percent). */
export function statedNumbers(parsed: ParsedText): StatedNumber[] {
  const { text, numbers } = parsed;
  const mentions = numbers().map((mention) => {
    const { start, end, approximate } = mention;
    const value = isBelowZero(text, start) ? -Math.abs(mention.value) : mention.value;
    return { ...mention, value, bound: boundOf(text, start, end) ?? (approximate ? "about" : null) };
  });
  return [...mentions, ...statedShares(parsed)];
}

const SHARE = { percent: true, currency: null, unit: null, approximate: false, ordinal: false } as const;

/** "one in five" as 20 percent; "three-quarters of a percentage point" as 0.75 percent. */
function statedShares({ text, pack }: ParsedText): StatedNumber[] {
  const { ratio, ratioValues, pointShare } = pack.claimRelations;
  const numberOf = (word: string) => ratioValues[word.toLowerCase()] ?? Number(word);
  const shares = Array.from(text.matchAll(ratio), ({ index, 0: share, groups = {} }) => {
    const value = (100 * numberOf(groups["part"] ?? "1")) / numberOf(groups["whole"] ?? "");
    return {
      ...SHARE,
      text: share,
      start: index,
      end: index + share.length,
      value,
      bound: boundOf(text, index, index + share.length),
    };
  });
  const ofPoints = Array.from(text.matchAll(pointShare), ({ index, 0: share, groups = {} }) => {
    const { top = "1", bottom = "" } = groups;
    const count = /^(?:1|an?|ein(?:en)?)$/i.test(top) ? 1 : (pack.numbers.cardinals[top.toLowerCase()] ?? 1);
    const value = count / (pack.numbers.denominators[bottom.toLowerCase()] ?? 2);
    return { ...SHARE, text: share, start: index, end: index + share.length, value, bound: null };
  });
  return [...shares, ...ofPoints].filter(({ value }) => value > 0 && value <= 100);
}

/** "-5" or "minus 5", but not the upper end of "2-5". */
function isBelowZero(text: string, start: number): boolean {
  return DEFAULT_PACK.numbers.minusBefore.test(text.slice(Math.max(0, start - 8), start));
}

/** Whether two numbers agree in value, kind (percent, currency) and bound. `next` gives the kind of a range ("5 to 7%"). */
export function agrees(claimed: StatedNumber, stated: StatedNumber, next: StatedNumber | undefined): boolean {
  const percent = stated.percent || (next?.percent === true && isRange(stated, next));
  if (claimed.percent && !percent) return false;
  if (stated.percent && !claimed.percent && claimed.currency !== null) return false;
  if (isOtherCurrency(claimed, stated)) return false;
  if (isClose(claimed.value, stated.value)) return !contradicts(claimed.bound, stated.bound);
  return claimed.bound !== null && withinBound(claimed.value, stated.value, claimed.bound);
}

function isOtherCurrency({ currency }: StatedNumber, stated: StatedNumber): boolean {
  return currency !== null && stated.currency !== null && currency !== stated.currency;
}

function isRange(first: StatedNumber, second: StatedNumber): boolean {
  const gap = second.start - first.end;
  return gap >= 0 && gap <= 5;
}

/** Equality within the rounding errors of floating point. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** Whether the bounds of two equal numbers contradict: "more than 50" and 50 or "up to 50"; "at least two" and "only two". */
function contradicts(claimed: Bound | null, stated: Bound | null): boolean {
  if (stated === "exact") return claimed === "above" || claimed === "at-least";
  if (claimed === "above") return stated === null || stated === "below";
  if (claimed === "at-least") return stated === "below";
  return claimed === "below" && (stated === "above" || stated === "at-least");
}

/** Whether the claim says "15 soldiers" but the sentences have 15 of something else (or a 15th) and another number of soldiers. */
export function countsSomethingElse(claimed: StatedNumber, stated: readonly StatedNumber[]): boolean {
  const { unit } = claimed;
  if (unit === null) return false;
  const equal = stated.filter((mention) => isClose(mention.value, claimed.value));
  if (equal.length === 0 || !stated.some((mention) => mention.unit === unit)) return false;
  return equal.every((mention) => (mention.unit !== null || mention.ordinal) && mention.unit !== unit);
}
