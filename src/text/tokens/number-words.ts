/** Cardinals below twenty. Tens are separate, as they combine with units ("twenty-five"). */
const CARDINALS: Readonly<Record<string, number>> = Object.fromEntries(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 20 + 10 * i]),
);
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
};

/** Factors of scale words and signs; "m" and "b" apply only when attached to the digits of an amount of money. */
const SCALE_FACTORS: Readonly<Record<string, number>> = {
  ...SCALES,
  dozens: 12,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  tn: 1e12,
  trn: 1e12,
  lakh: 1e5,
  crore: 1e7,
  millionen: 1e6,
  millones: 1e6,
  millón: 1e6,
  milhões: 1e6,
  milioni: 1e6,
  miljoen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  miliardi: 1e9,
  miljard: 1e9,
};

export function scaleFactor(word: string): number | null {
  return SCALE_FACTORS[word.toLowerCase()] ?? null;
}

const WORD_VALUES = new Map(Object.entries({ ...CARDINALS, ...TENS }));
const SCALE_VALUES = new Map(Object.entries(SCALES));

/** The value of one cardinal word ("seven", "twenty"), or null. */
export function cardinalValue(word: string): number | null {
  return WORD_VALUES.get(word) ?? null;
}

/** Pattern source of a number in words: "twelve", "twenty-five", "two hundred and six thousand", "a dozen". */
const UNIT = `(?:${[...Object.keys(CARDINALS), ...Object.keys(TENS)].sort((a, b) => b.length - a.length).join("|")})`;
const SCALE = `(?:${Object.keys(SCALES).join("|")})`;
export const NUMBER_IN_WORDS = `(?:(?:an?|half\\s+an?|${UNIT}(?:[\\s-]${UNIT})?)(?:\\s+|-)${SCALE}|${UNIT})\\b(?:(?:\\s+and\\s+|[\\s-])(?:${UNIT}|${SCALE})\\b){0,8}`;

/** Matches a text that contains any number word. */
export const NUMBER_WORD = new RegExp(`\\b(?:${UNIT}|${SCALE}s?)\\b`, "i");

/** The value of a number in words, or null if its words do not form one ("two three"). */
export function valueInWords(text: string): number | null {
  let total = 0;
  let current = 0;
  let last = Number.POSITIVE_INFINITY;
  const half = /^half\s/i.test(text);
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === "and" || word === "half") continue;
    const value = /^an?$/.test(word) ? 1 : cardinalValue(word);
    const scale = SCALE_VALUES.get(word);
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
