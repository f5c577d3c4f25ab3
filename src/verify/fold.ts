const MARKS = /\p{M}+/gu;
const SINGLE_QUOTES = /[‘’‚‛`´′ʼ]/g;
const DOUBLE_QUOTES = /[“”„‟«»″]|''/g;
const DASHES = /[‐‑‒–—―−]/g;
/** Letters that carry no combining mark to strip, as newspapers spell them without. */
const PLAIN: Readonly<Record<string, string>> = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

/** Lower case, without diacritics; quote glyphs and dashes made plain. Length may change. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[øłđßæœı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, "-");
}

/** A text for comparing quotations: folded, quotation marks left out, white space as single spaces. */
export function foldQuotation(text: string): string {
  return fold(text)
    .replace(/"/g, "")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .trim();
}

const WORD = /[\p{L}\p{N}]+(?:[.,'&][\p{L}\p{N}]+)*/gu;

/**
 * The words of a folded text: no possessive, no full stops within ("u.s." is "us"), hyphenated words apart.
 * Numbers keep their inner marks ("1,200.5").
 */
export function foldedWords(text: string): string[] {
  const found = fold(text).match(WORD) ?? [];
  return found.map(plainWord);
}

function plainWord(word: string): string {
  if (/^\d/.test(word)) return word;
  return word.replace(/'s$/, "").replace(/[.']/g, "");
}
