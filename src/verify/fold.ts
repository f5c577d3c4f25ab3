import { foldLetters, foldWord } from "../text/fold.ts";
import { words } from "../text/tokens.ts";

/** The words of a text as they are compared: see foldWord in text/fold.ts. */
export function foldedWords(text: string): string[] {
  return words(text).map((word) => foldWord(word.text));
}

const DOUBLE_QUOTES = /[“”„‟«»″＂]|''|``/g;
const DASHES = /[‐‑‒–—―−]+|--+/g;

/** Letters folded, quotation marks and dashes made plain. The length may change. */
export function fold(text: string): string {
  return foldLetters(text.replace(DOUBLE_QUOTES, '"').replace(DASHES, "-"));
}

/** A text for comparing quotations: folded, without quotation marks, white space as single spaces. */
export function foldQuotation(text: string): string {
  return fold(text)
    .replace(/"/g, "")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .trim();
}
