/**
 * A light stemmer after CISTEM (Weissweiler and Fraser, 2017): endings of nouns, adjectives and verbs, and the "ge" of
 * participles. "sch", "ei" and "ie" count as one letter; of a double letter nothing is cut off.
 */
export function germanStem(folded: string): string {
  if (folded.length > MAX_LETTERS) return folded;
  let word = folded
    .replace(PARTICIPLE, "")
    .replaceAll("sch", "$")
    .replaceAll("ei", "%")
    .replaceAll("ie", "&")
    .replace(DOUBLE, "$1*");
  while (word.length > 3) {
    const shorter = word.length > 5 ? word.replace(LONG_ENDING, "") : word;
    const next = shorter === word ? word.replace(ENDING, "") : shorter;
    if (next === word) break;
    word = next;
  }
  return word
    .replace(MARKED_DOUBLE, "$1$1")
    .replaceAll("%", "ei")
    .replaceAll("&", "ie")
    .replaceAll("$", "sch");
}

/** Longer than the longest German word; each letter that is cut off takes a pass over the word. */
const MAX_LETTERS = 100;
/** Not where another "ge" follows, so that the stem of a stem is itself. */
const PARTICIPLE = /^ge(?=\p{L}{4})(?!ge)/u;
const DOUBLE = /(.)\1/gu;
const MARKED_DOUBLE = /(.)\*/gu;
const LONG_ENDING = /(?:em|er|nd)$/;
const ENDING = /[estn]$/;

/** The stem of a word as written: folded as tokens/fold.ts does, then stemmed. For the word lists of the pack. */
export function stemOfWritten(word: string): string {
  return germanStem(word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss"));
}
