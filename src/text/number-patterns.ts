import { CURRENCY_AFTER, CURRENCY_BEFORE, currencyCode } from "./currencies.ts";
import { scaleFactor, WORDED_NUMBER, wordedValue } from "./number-words.ts";

/** A number as its own letters tell it, without what stands around. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly scaled: boolean;
  readonly percent: boolean;
  readonly currency: string | null;
  /** A unit written onto the digits ("40km"), or null. */
  readonly suffix: string | null;
  /** "hundreds", "in his 40s". */
  readonly vague: boolean;
  readonly ordinal: boolean;
}

const DIGITS =
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!,?\\d)|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\.?\\d)|\\d+[.,]\\d{1,2}(?![.,]?\\d)|\\d+\\.\\d+|\\d+";
const SCALE =
  "(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|mln|bln|mn|bn|tn|trn)s?|Million(?:en)?|Milliarden?|millones|millón|milliards?|milhões|miliardi|milioni|miljoen|miljard";
const PERCENT = "\\s?%|[\\s-](?:per\\s?cent|pct|percentage[\\s-]points?|Prozent|por ciento|pour cent)\\b";
/** A number is no part of a word, a reference ("#1", "a/b2"), or a name with a hyphen ("F-16", but "mid-40s"). */
const NOT_WITHIN = "(?<![\\p{L}\\p{N}_@#/=&?]|[\\p{L}\\p{N}_]['’.,:+]|(?<!\\b[Mm]id)(?<=\\p{L})[-–])";

const IN_DIGITS = new RegExp(
  `${NOT_WITHIN}(?<before>${CURRENCY_BEFORE})?(?<digits>${DIGITS})(?<fraction>\\s?[½¼¾⅓⅔])?(?<suffix>\\p{L}+)?` +
    `(?:[\\s-](?<scale>${SCALE})\\b)?(?<percent>${PERCENT})?(?<after>${CURRENCY_AFTER})?(?!\\p{N}|[,.:/]\\d)`,
  "gu",
);
const IN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-’'])(?:(?<many>(?:tens of |dozens of |hundreds of )?(?:dozens|hundreds|thousands|millions|billions))\\b` +
    `|(?<words>${WORDED_NUMBER})(?<half>\\s+and\\s+a\\s+half\\b)?)(?<percent>${PERCENT})?(?<after>${CURRENCY_AFTER})?(?![’']\\p{L})`,
  "giu",
);
const SHARE =
  /\b(?:(?<top>an?|one|two|three|four|five|\d)[\s-](?<bottom>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)(?=\s+of\b)|half(?=\s+(?:of|the|all|its|their|his|her)\b(?! (?:hour|year|time|season))))/giu;

type Groups = Readonly<Record<string, string | undefined>>;

/** Every number of a text, overlapping ones too, in no order. */
export function foundNumbers(text: string): FoundNumber[] {
  return [
    ...readAll(text, SHARE, inShares),
    ...readAll(text, IN_DIGITS, inDigits),
    ...readAll(text, IN_WORDS, inWords),
  ];
}

function readAll(
  text: string,
  pattern: RegExp,
  reader: (groups: Groups) => Partial<FoundNumber> | null,
): FoundNumber[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const read = reader(match.groups ?? {});
    if (read === null) return [];
    return [{ ...PLAIN, start: match.index, end: match.index + match[0].trimEnd().length, ...read }];
  });
}

const PLAIN = {
  value: 0,
  scaled: false,
  percent: false,
  currency: null,
  suffix: null,
  vague: false,
  ordinal: false,
};

const FRACTION_SIGNS: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
};
/** Letters that are a scale when they are written onto the digits; "m" is metres unless it is money. */
const SCALE_SUFFIX = /^(?:k|K|mn|bn|tn|trn|mln|bln)$/;
const MONEY_SUFFIX = /^(?:k|K|m|M|mn|b|B|bn|t|tn|trn)$/;
const ORDINAL_SUFFIX = /^(?:st|nd|rd|th)$/;
/** What is a unit when written onto digits; other letters make a name of it ("5G", "3D", "1A"). */
const UNIT_SUFFIX =
  /^(?:[kcm]?m|[km]?g|km|mi|mph|kmh|kph|ft|lb|lbs|oz|in|hp|kW|kWh|MW|GW|GB|TB|MB|Hz|GHz|MHz|C|F|bps|am|h|hr|hrs|min|s|x|ml|l|L|ha|p|pc|px)$/;

function inDigits(groups: Groups): Partial<FoundNumber> | null {
  const { before, digits = "", fraction = "", suffix = "", scale, percent, after } = groups;
  const currency = currencyCode(before) ?? currencyCode(after);
  const isScale = (currency === null ? SCALE_SUFFIX : MONEY_SUFFIX).test(suffix);
  const factor = scaleOf(isScale ? suffix : scale);
  const ordinal = ORDINAL_SUFFIX.test(suffix);
  const vague = suffix === "s" && /0$/.test(digits);
  if (suffix !== "" && !isScale && !ordinal && !vague && !UNIT_SUFFIX.test(suffix)) return null;
  const value = (plainValue(digits) + (FRACTION_SIGNS[fraction.trim()] ?? 0)) * factor;
  const unit = suffix === "" || isScale || ordinal || vague ? null : suffix;
  return {
    value,
    scaled: factor !== 1,
    percent: percent !== undefined,
    currency,
    suffix: unit,
    vague,
    ordinal,
  };
}

/** "3,000" and "1.200.000" are grouped by threes; one comma before one or two digits is a decimal one. */
function plainValue(digits: string): number {
  if (/^\d+,\d{1,2}$/.test(digits)) return Number(digits.replace(",", "."));
  if (/\..*\./.test(digits)) return Number(digits.replaceAll(".", ""));
  return Number(digits.replaceAll(",", ""));
}

function scaleOf(written: string | undefined): number {
  return (written === undefined ? null : scaleFactor(written)) ?? 1;
}

function inWords({ many, words, half, percent, after }: Groups): Partial<FoundNumber> | null {
  const marks = { percent: percent !== undefined, currency: currencyCode(after) };
  if (many !== undefined) return { ...marks, value: vagueValue(many), scaled: true, vague: true };
  const value = wordedValue(words ?? "");
  return value === null ? null : { ...marks, value: value + (half === undefined ? 0 : 0.5) };
}

/** "tens of thousands" says at least ten thousand. */
function vagueValue(many: string): number {
  return many
    .split(" of ")
    .reduce((product, word) => product * (/^tens$/i.test(word) ? 10 : scaleOf(word)), 1);
}

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
};

/** "two-thirds of": a share is a percentage. */
function inShares({ top, bottom = "half" }: Groups): Partial<FoundNumber> | null {
  const lower = bottom.toLowerCase();
  const parts = PARTS[lower] ?? PARTS[lower.replace(/s$/, "")];
  const count = top === undefined ? 1 : wordedCount(top);
  if (parts === undefined || count === null || count >= parts) return null;
  return { value: (100 * count) / parts, percent: true };
}

function wordedCount(top: string): number | null {
  if (/^\d$/.test(top)) return Number(top);
  return /^an?$/i.test(top) ? 1 : wordedValue(top);
}
