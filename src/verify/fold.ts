import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { foldLetters, foldWord } from "../text/tokens/fold.ts";
import { words } from "../text/tokens/tokens.ts";

/** The words of a text as they are compared: see foldWord in text/fold.ts. US the country is "u.s", not the pronoun. */
export function foldedWords(text: string): string[] {
  return words(text).map(
    ({ text: word }) => countryAcronyms.find(([pattern]) => pattern.test(word))?.[1] ?? foldWord(word),
  );
}

const { countryAcronyms } = DEFAULT_PACK.words;

const DOUBLE_QUOTES = /[“”„‟«»″＂]|''|``/g;
const DASHES = /[‐‑‒–—―−]+|--+/g;

/** Letters folded, quotation marks and dashes made plain. The length may change. */
export function fold(text: string): string {
  return foldLetters(text.replace(DOUBLE_QUOTES, '"').replace(DASHES, "-"));
}

/** A mark that stands by a quotation mark belongs to the sentence around as often as to what is quoted. */
const MARK_BY_QUOTE = /[.,;:!?]+(?=\s*["'](?!\p{L}))|(?<=(?<!\p{L})["']\s*)[.,;:!?]+/gu;

/** A text for comparing quotations: folded, without quotation marks and the marks by them, white space as single spaces. */
export function foldQuotation(text: string): string {
  return fold(text)
    .replace(MARK_BY_QUOTE, "")
    .replace(/"|(?<!\p{L})'|'(?!\p{L})/gu, "")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .trim();
}
