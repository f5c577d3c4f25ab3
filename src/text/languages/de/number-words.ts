const UNITS: Readonly<Record<string, number>> = {
  ...{ ein: 1, eins: 1, eine: 1, einen: 1, zwei: 2, zwo: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7 },
  ...{
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    dreizehn: 13,
    vierzehn: 14,
    fünfzehn: 15,
    sechzehn: 16,
  },
  ...{ siebzehn: 17, achtzehn: 18, neunzehn: 19 },
};
const TENS: Readonly<Record<string, number>> = {
  ...{ zwanzig: 20, dreißig: 30, dreissig: 30, vierzig: 40, fünfzig: 50, sechzig: 60, siebzig: 70 },
  ...{ achtzig: 80, neunzig: 90 },
};

/** The value of a number below a million written as one word ("einundzwanzig", "zweitausenddreihundert"), or null. */
export function compoundValue(word: string): number | null {
  return word.length > MAX_LETTERS
    ? null
    : split(word, "tausend", 1000, (part) => split(part, "hundert", 100, belowHundred));
}

/** "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig" and a little more. */
const MAX_LETTERS = 80;

function split(
  word: string,
  scale: string,
  factor: number,
  read: (part: string) => number | null,
): number | null {
  const at = word.indexOf(scale);
  if (at === -1) return read(word);
  const [before, after] = [word.slice(0, at), word.slice(at + scale.length).replace(/^und/, "")];
  const count = before === "" ? 1 : read(before);
  const rest = after === "" ? 0 : read(after);
  return count === null || rest === null ? null : count * factor + rest;
}

function belowHundred(word: string): number | null {
  const whole = UNITS[word] ?? TENS[word];
  if (whole !== undefined) return whole;
  const [, unit = "", ten = ""] = /^(.+?)und(.+)$/.exec(word) ?? [];
  const [units, tens] = [UNITS[unit], TENS[ten]];
  return units === undefined || units > 9 || tens === undefined ? null : units + tens;
}

export const CARDINALS: Readonly<Record<string, number>> = { null: 0, ...UNITS };
export { TENS };
