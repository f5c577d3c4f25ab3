import type { NumberRules } from "../languages/contract/number-rules.ts";
import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";

const RULES = DEFAULT_PACK.numbers;

/** Factors of scale words and signs after digits, in lower case. */
const SCALE_FACTORS = new Map(
  [RULES.scalesAfterDigits, ...allPacks.map(({ shared }) => shared.scales)]
    .flatMap((scales) => Object.entries(scales))
    .map(([word, factor]) => [word.toLowerCase(), factor]),
);

export function scaleFactor(word: string): number | null {
  return SCALE_FACTORS.get(word.toLowerCase()) ?? null;
}

/** The value of one cardinal word ("seven", "twenty"), or null. */
export function cardinalValue(word: string): number | null {
  return CARDINAL_VALUES.get(word) ?? null;
}

const CARDINAL_VALUES = new Map(Object.entries({ ...RULES.cardinals, ...RULES.tens }));

/** Pattern source of a number in words: "twelve", "twenty-five", "two hundred and six thousand", "a dozen". */
const UNIT = anyOf([...CARDINAL_VALUES.keys()]);
const SCALE = anyOf(Object.keys(RULES.scales));
const ARTICLE = anyOf(RULES.articles);
const JOINER = anyOf(RULES.joiners);
export const NUMBER_IN_WORDS = `(?:(?:${ARTICLE}|${RULES.half}\\s+${ARTICLE}|${UNIT}(?:[\\s-]${UNIT})?)(?:\\s+|-)${SCALE}|${UNIT})\\b(?:(?:\\s+${JOINER}\\s+|[\\s-])(?:${UNIT}|${SCALE})\\b){0,8}`;

/** Matches a text that contains any number word. */
export const NUMBER_WORD = new RegExp(`\\b(?:${UNIT}|${SCALE}s?)\\b`, "i");

/** The value of a number in words, or null if its words do not form one ("two three"). */
export function valueInWords(text: string, rules: NumberRules = RULES): number | null {
  let total = 0;
  let current = 0;
  let last = Number.POSITIVE_INFINITY;
  const written = wordsOf(text.toLowerCase(), rules);
  const half = rules.half !== null && written[0] === rules.half;
  for (const word of written) {
    if (rules.joiners.includes(word) || word === rules.half) continue;
    const value = valueOfWord(word, rules);
    const scale = rules.scales[word];
    if (value !== null) {
      if (value >= last || (last < 100 && (last < 20 || value >= 10))) return null;
      current += value;
      last = value;
    } else if (scale !== undefined) {
      current = (current === 0 ? 1 : current) * scale * (half ? 0.5 : 1);
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
      last = scale;
    }
  }
  return total + current;
}

function valueOfWord(word: string, { articles, cardinals, tens, compoundValue }: NumberRules): number | null {
  if (articles.includes(word)) return 1;
  return cardinals[word] ?? tens[word] ?? compoundValue(word);
}

/** Words between spaces and hyphens; a hyphenated one stays whole if the language counts it as one ("quatre-vingt-dix"). */
function wordsOf(text: string, { compoundValue }: NumberRules): readonly string[] {
  return text
    .split(/\s+/)
    .flatMap((word) => (word.includes("-") && compoundValue(word) === null ? word.split(/-+/) : [word]));
}
