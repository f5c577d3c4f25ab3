import { allPacks } from "../languages/languages.ts";
import { ASCII_SPELLINGS } from "../languages/scripts.ts";
import { anyOf } from "../languages/word-lists.ts";

const NON_ASCII = /[^\0-\x7f]/;
/** Combining marks of Latin, Greek and Cyrillic. Vowel signs of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f]+/g;
/** Marks of notes behind a figure, and numbers in circles, which mark the items of lists: no digits of a figure. */
const NOTE_DIGITS =
  /(?<=\d)[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+|[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/g;
const FRACTION_AFTER_DIGIT = /(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u2032\u00b4\u0060\uff07]/g;
const PLAIN_LETTERS = new RegExp(`[${Object.keys(ASCII_SPELLINGS).join("")}]`, "g");

/** Lower case, without accents, apostrophes straight: "Müller’s" becomes "muller's". The length may change. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!NON_ASCII.test(lower)) return lower;
  return lower
    .replace(NOTE_DIGITS, "")
    .replace(FRACTION_AFTER_DIGIT, " ")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(PLAIN_LETTERS, (letter) => ASCII_SPELLINGS[letter] ?? letter)
    .replace(APOSTROPHES, "'");
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
const ENDINGS = union(allPacks.map(({ words }) => words.contractedEndings));
const ELIDED = union(allPacks.map(({ words }) => words.elidedArticles));
/** "Biden's" is Biden, "they're" they; French and Italian elision is removed ("l'Iran" is Iran). */
const CONTRACTION = new RegExp(`'${anyOf(ENDINGS)}?$`);
const ELISION = new RegExp(`^${anyOf(ELIDED)}'(?=\\p{L}{2})`, "u");

/** A word in its form for comparison: letters folded, no possessive, no elided article, no full stops. */
export function foldWord(word: string): string {
  const folded = foldLetters(word);
  const bare = folded.includes("'") ? folded.replace(CONTRACTION, "").replace(ELISION, "") : folded;
  const withoutStops = /^\d/.test(bare) ? normalizeNumber(bare) : bare.replaceAll(".", "");
  return withoutStops === "" ? folded : withoutStops;
}

/** "3,000" is "3000"; a comma that separates no thousands is a decimal comma. */
function normalizeNumber(number: string): string {
  if (!number.includes(",")) return number;
  return /^\d{1,3}(?:,\d{3})+(?!\d)/.test(number) ? number.replaceAll(",", "") : number.replaceAll(",", ".");
}
