/** What a corruption may use: the cited sentences, sentences of other documents, random numbers. */
export interface CorruptionContext {
  readonly cited: string;
  readonly otherSentences: readonly string[];
  readonly random: () => number;
}

/** Turns a true claim into a false one; null if the sentence offers nothing to change. */
export type Corruption = (sentence: string, context: CorruptionContext) => string | null;

const MONTHS = "january february march april june july august september october november december".split(" ");
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty".split(
  " ",
);
const MONTH_AFTER = new RegExp(`^(?:\\s|,)*(?:${MONTHS.join("|")}|may)\\b`, "i");
const AFTER_MONTH = new RegExp(`\\b(?:${MONTHS.join("|")}|may)\\s+$`, "i");

/** Changes a number to one not in the cited sentences; skips years, days of a month, clock times and scores. */
export const changeNumber: Corruption = (sentence, context) => {
  const digits = Array.from(
    sentence.matchAll(/(?<![\w.,:/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w:/-]|[.,] ?\d)/g),
  );
  const spelled = Array.from(sentence.matchAll(new RegExp(`\\b(?:${NUMBER_WORDS.join("|")})\\b`, "gi")));
  const places = [...digits, ...spelled].filter(
    ({ 0: word, index }) =>
      !MONTH_AFTER.test(sentence.slice(index + word.length)) && !AFTER_MONTH.test(sentence.slice(0, index)),
  );
  return replaceOne(sentence, places, context, (word) => otherNumber(word, context));
};

function otherNumber(word: string, { random }: CorruptionContext): string {
  if (!/\d/.test(word)) return pick(NUMBER_WORDS, random);
  return word.replace(/[1-9]/g, () => String(1 + Math.floor(random() * 9)));
}

/** Changes a month, weekday, day of a month or year to one not in the cited sentences. */
export const changeDate: Corruption = (sentence, context) => {
  const months = MONTHS.join("|");
  const patterns: readonly [RegExp, (word: string) => string][] = [
    [new RegExp(`\\b(?:${months})\\b(?= \\d{1,2}\\b)`, "gi"), () => pick(MONTHS, context.random)],
    [new RegExp(`\\b(?:${WEEKDAYS.join("|")})\\b(?!['’])`, "gi"), () => pick(WEEKDAYS, context.random)],
    [
      new RegExp(`(?<=\\b(?:${months}) )\\d{1,2}\\b(?!,\\d|:)`, "gi"),
      () => String(1 + Math.floor(context.random() * 28)),
    ],
    [
      /(?<=\b(?:in|since|of|until) )(?:19|20)\d\d\b(?![-\d])/gi,
      () => String(1950 + Math.floor(context.random() * 75)),
    ],
  ];
  for (const [place, other] of patterns) {
    const changed = replaceOne(sentence, Array.from(sentence.matchAll(place)), context, (word) =>
      recase(word, other(word)),
    );
    if (changed !== null) return changed;
  }
  return null;
};

const NAME = /(?<=[a-z,;] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*(?![\p{L}-])/gu;
const NON_NAME = new RegExp(`^(?:${[...MONTHS, "may", ...WEEKDAYS, "Mr", "Mrs", "Miss"].join("|")})\\b`, "i");

/** Changes a name to one from another document that shares no word with the cited sentences. */
export const changeName: Corruption = (sentence, context) => {
  const places = namesIn(sentence);
  const others = context.otherSentences.flatMap(namesIn).map(({ 0: name }) => name);
  return others.length === 0
    ? null
    : replaceOne(sentence, places, context, () => pick(others, context.random));
};

function namesIn(sentence: string): RegExpExecArray[] {
  return Array.from(sentence.matchAll(NAME)).filter(({ 0: name }) => !NON_NAME.test(name));
}

const AUXILIARY =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|should|did)\b(?! (?:not|never|no)\b|n['’]t|\?)/gi;

/** Adds "not" after an auxiliary verb, or removes an existing negation. */
export const flipNegation: Corruption = (sentence, { random }) => {
  const negated = /\b(\w+?)(?: not\b(?! only)|n['’]t\b)/i.exec(sentence);
  if (negated !== null)
    return sentence.replace(negated[0], /^ca$/i.test(negated[1] ?? "") ? "can" : (negated[1] ?? ""));
  const places = Array.from(sentence.matchAll(AUXILIARY));
  if (places.length === 0) return null;
  const { 0: word, index } = pick(places, random);
  return `${sentence.slice(0, index)}${word} not${sentence.slice(index + word.length)}`;
};

/** Appends an invented quotation made of words from another document. */
export const inventQuotation: Corruption = (sentence, { otherSentences, random }) => {
  const words = pick(otherSentences, random).replace(/["“”]/g, "").split(" ").slice(0, 9).join(" ");
  return `${sentence.replace(/[.!?]["”’']?$/, "")}, adding: "${words}."`;
};

function pick<T>(things: readonly T[], random: () => number): T {
  const thing = things[Math.floor(random() * things.length)];
  if (thing === undefined) throw new Error("nothing to pick from");
  return thing;
}

function recase(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? word.replace(/^./, (letter) => letter.toUpperCase()) : word;
}

/** Replaces one match by text that shares no word with the cited sentences; null if 20 attempts fail. */
function replaceOne(
  sentence: string,
  places: readonly RegExpExecArray[],
  { cited, random }: CorruptionContext,
  other: (word: string) => string,
): string | null {
  if (places.length === 0) return null;
  const citedWords = new Set(cited.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu));
  for (let tries = 0; tries < 20; tries++) {
    const { 0: word, index } = pick(places, random);
    const changed = other(word);
    if (
      changed
        .toLowerCase()
        .split(" ")
        .some((part) => citedWords.has(part))
    )
      continue;
    return `${sentence.slice(0, index)}${changed}${sentence.slice(index + word.length)}`;
  }
  return null;
}
