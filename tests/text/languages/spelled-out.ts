const ENGLISH_UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const ENGLISH_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const GERMAN_UNITS =
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
const GERMAN_TENS = "null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");

function english(value: number): string {
  const [ten, unit] = [ENGLISH_TENS[Math.floor(value / 10)], ENGLISH_UNITS[value % 10]];
  if (value < 20) return ENGLISH_UNITS[value] ?? "";
  return value % 10 === 0 ? `${ten}` : `${ten}-${unit}`;
}

function german(value: number): string {
  const [ten, unit] = [GERMAN_TENS[Math.floor(value / 10)], GERMAN_UNITS[value % 10]];
  if (value === 1) return "eins";
  if (value < 20) return GERMAN_UNITS[value] ?? "";
  return value % 10 === 0 ? `${ten}` : `${unit}und${ten}`;
}

const WRITERS: Readonly<Record<string, (value: number) => string>> = { en: english, de: german };

/** A number from 1 to 99 in the words of a language; a whole pack needs a writer here. */
export function spelledOut(language: string, value: number): string {
  const write = WRITERS[language];
  if (write === undefined) throw new RangeError(`add a writer of numbers in ${language} to spelled-out.ts`);
  return write(value);
}
