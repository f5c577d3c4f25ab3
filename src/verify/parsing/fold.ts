import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { foldLetters, foldWord } from "../../text/tokens/fold.ts";
import { words } from "../../text/tokens/tokens.ts";

/** The words of a text, folded for comparison. The country US becomes "u.s", so that it differs from the pronoun. */
export function foldedWords(text: string): string[] {
  return words(text).map(
    ({ text: word }) => countryAcronyms.find(([pattern]) => pattern.test(word))?.[1] ?? foldWord(word),
  );
}

const { countryAcronyms } = DEFAULT_PACK.words;

const DOUBLE_QUOTES = /[“”„‟«»″＂]|''|``/g;
const DASHES = /[‐‑‒–—―−]+|--+/g;

/** The text with folded letters and ASCII quotation marks and dashes. Its length may change. */
export function fold(text: string): string {
  return foldLetters(text.replace(DOUBLE_QUOTES, '"').replace(DASHES, "-"));
}

/** Punctuation next to a quotation mark belongs to the enclosing sentence as often as to the quotation. */
const MARK_BY_QUOTE = /(?<![.,;:!?])[.,;:!?]+(?=\s*["'](?!\p{L}))|(?<=(?<!\p{L})["']\s*)[.,;:!?]+/gu;

/** A text for comparing quotations: folded, without quotation marks and punctuation next to them, with single spaces. */
export function foldQuotation(text: string): string {
  return fold(text)
    .replace(MARK_BY_QUOTE, "")
    .replace(/"|(?<!\p{L})'|'(?!\p{L})/gu, "")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .trim();
}
