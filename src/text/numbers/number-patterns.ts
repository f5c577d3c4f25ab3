import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";
import { NUMBER_IN_WORDS, NUMBER_WORD, scaleFactor, valueInWords } from "../tokens/number-words.ts";
import { CURRENCY_AFTER, CURRENCY_BEFORE, currencyCode } from "./currencies.ts";

/** A number as its own characters state it, before its context is read. */
export interface NumberMatch {
  readonly start: number;
  readonly end: number;
  /** Length of a currency before the digits; `start` includes it. */
  readonly currencyLength?: number;
  readonly value: number;
  readonly scaled: boolean;
  readonly percent: boolean;
  readonly currency: string | null;
  /** A unit attached to the digits ("40km"), or null. */
  readonly suffix: string | null;
  /** "hundreds", "in his 40s". */
  readonly vague: boolean;
  readonly ordinal: boolean;
}

/** Groups of three digits are bounded, and a number begins with its first digit: otherwise each digit of a long row would begin a search. */
const DIGITS =
  "(?<!\\d)(?:\\d{1,3}(?:,\\d{3}){1,9}(?:\\.\\d+)?(?!,?\\d)|\\d{1,3}(?:\\.\\d{3}){2,9}(?!\\.?\\d)|\\d+[.,]\\d{1,2}(?![.,]?\\d)|\\d+\\.\\d+|\\d+)";
const RULES = DEFAULT_PACK.numbers;
const shared = allPacks.map((pack) => pack.shared);
const SCALE = anyOf([...RULES.spacedScales, ...shared.flatMap(({ scales }) => Object.keys(scales))]);
const PERCENT = `\\s?%|[\\s-](?:${[RULES.percent, ...shared.flatMap(({ percent }) => percent)].join("|")})\\b`;
const L = "A-Za-z\\u00aa-\\u024f";

const DIGITS_PATTERN = new RegExp(
  `(?<digits>${DIGITS})(?<fraction>\\s?[½¼¾⅓⅔])?(?<suffix>[A-Za-z\\u00df-\\u024f]+)?` +
    `(?:[\\s-](?<scale>${SCALE})\\b(?:\\.(?=${CURRENCY_AFTER}))?)?(?<percent>${PERCENT})?(?<after>${CURRENCY_AFTER})?(?!\\d|[,.:/]\\d)`,
  "g",
);
const CURRENCY_AHEAD = new RegExp(`${CURRENCY_BEFORE}$`);
/** Text before digits that makes them part of a word, a reference ("#1", "a/b2") or a name ("F-16", but not "mid-40s"). */
const { mid } = DEFAULT_PACK.dates.context;
const MID = `(?:${mid}|${mid.slice(0, 1).toUpperCase()}${mid.slice(1)})`;
const WITHIN_WORD = new RegExp(
  `[\\p{L}\\p{N}_@#/=&?]$|[\\p{L}\\p{N}_]['’.,:+]$|(?<!\\b${MID})(?<=\\p{L})[-–]$`,
  "u",
);

const WORDS_PATTERN = new RegExp(
  `\\b(?<![${L}\\d][-’'])(?:(?<many>${RULES.roughSizes})\\b` +
    `|(?<words>${NUMBER_IN_WORDS})(?<half>${RULES.andAHalf})?)(?<percent>${PERCENT})?(?<after>${CURRENCY_AFTER})?(?![’'][A-Za-z])`,
  "gi",
);
type Groups = Readonly<Record<string, string | undefined>>;

type NumberParser = (groups: Groups, before: string) => Partial<NumberMatch> | null;

/** All number matches in a text; they may overlap and are in no order. */
export function matchNumbers(text: string): NumberMatch[] {
  return [
    ...(RULES.anyFraction.test(text) ? parseAll(text, RULES.fraction, parseFraction) : []),
    ...(/\d/.test(text) ? parseAll(text, DIGITS_PATTERN, parseDigits) : []),
    ...(NUMBER_WORD.test(text) ? parseAll(text, WORDS_PATTERN, parseWords) : []),
  ];
}

/** Characters before a number that a parser may need: a currency, or what makes the number part of a word. */
const MAX_LOOKBEHIND = 8;

function parseAll(text: string, pattern: RegExp, parser: NumberParser): NumberMatch[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const parsed = parser(
      match.groups ?? {},
      text.slice(Math.max(0, match.index - MAX_LOOKBEHIND), match.index),
    );
    if (parsed === null) return [];
    const end = match.index + match[0].trimEnd().length;
    return [{ ...NUMBER_DEFAULTS, end, ...parsed, start: match.index - (parsed.currencyLength ?? 0) }];
  });
}

const NUMBER_DEFAULTS = {
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
/** Letters attached to digits that are a scale; "m" means metres unless the amount is money. */
const SCALE_SUFFIX = /^(?:k|K|mn|bn|tn|trn|mln|bln)$/;
const MONEY_SUFFIX = /^(?:k|K|m|M|mn|b|B|bn|t|tn|trn)$/;
/** Letters attached to digits that are a unit; any others make a name ("5G", "3D", "1A"). */
const UNIT_SUFFIX =
  /^(?:[kcm]?m|[km]?g|km|mi|mph|kmh|kph|ft|lb|lbs|oz|in|hp|kW|kWh|MW|GW|GB|TB|MB|Hz|GHz|MHz|C|F|bps|am|h|hr|hrs|min|s|x|ml|l|L|ha|p|pc|px)$/;

function parseDigits(groups: Groups, before: string): Partial<NumberMatch> | null {
  const { digits = "", fraction = "", suffix = "", scale, percent, after } = groups;
  const currencyText = CURRENCY_AHEAD.exec(before)?.[0] ?? "";
  if (WITHIN_WORD.test(before.slice(0, before.length - currencyText.length))) return null;
  const currency = currencyCode(currencyText) ?? currencyCode(after);
  const isScale = (currency === null ? SCALE_SUFFIX : MONEY_SUFFIX).test(suffix);
  const factor = scaleOf(isScale ? suffix : scale);
  const ordinal = RULES.ordinalSuffix.test(suffix);
  const vague = suffix === "s" && /0$/.test(digits);
  if (suffix !== "" && !isScale && !ordinal && !vague && !UNIT_SUFFIX.test(suffix)) return null;
  const value = (digitsValue(digits) + (FRACTION_SIGNS[fraction.trim()] ?? 0)) * factor;
  const unit = suffix === "" || isScale || ordinal || vague ? null : suffix;
  return {
    currencyLength: currencyText.length,
    value,
    scaled: factor !== 1,
    percent: percent !== undefined,
    currency,
    suffix: unit,
    vague,
    ordinal,
  };
}

/** "3,000" and "1.200.000" have grouped thousands; one comma before one or two digits is a decimal comma. */
function digitsValue(digits: string): number {
  if (/^\d+,\d{1,2}$/.test(digits)) return Number(digits.replace(",", "."));
  if (/\..*\./.test(digits)) return Number(digits.replaceAll(".", ""));
  return Number(digits.replaceAll(",", ""));
}

function scaleOf(written: string | undefined): number {
  return (written === undefined ? null : scaleFactor(written)) ?? 1;
}

function parseWords({ many, words, half, percent, after }: Groups): Partial<NumberMatch> | null {
  const qualifiers = { percent: percent !== undefined, currency: currencyCode(after) };
  if (many !== undefined) return { ...qualifiers, value: vagueQuantity(many), scaled: true, vague: true };
  const value = valueInWords(words ?? "");
  return value === null ? null : { ...qualifiers, value: value + (half === undefined ? 0 : 0.5) };
}

/** Lower bound of a vague quantity: "tens of thousands" means at least ten thousand. */
function vagueQuantity(many: string): number {
  return many
    .split(RULES.roughSizeJoiner)
    .reduce((product, word) => product * (RULES.roughTens.test(word) ? 10 : scaleOf(word)), 1);
}

/** "two-thirds of": a share, returned as a percentage. */
function parseFraction({ top, bottom = "half" }: Groups): Partial<NumberMatch> | null {
  const denominator = RULES.denominators[bottom.toLowerCase()];
  const count = top === undefined ? 1 : numeratorOf(top);
  if (denominator === undefined || count === null || count >= denominator) return null;
  return { value: (100 * count) / denominator, percent: true };
}

function numeratorOf(top: string): number | null {
  if (/^\d$/.test(top)) return Number(top);
  return valueInWords(top);
}
