import {
  FIRST_SEED,
  firstStep,
  lookUpStem,
  SECOND_SEED,
  type Stem,
  secondStep,
  stemOfWord,
} from "./stem-table.ts";

/** Classes of characters (UTF-16 code units) for splitting Latin text into words. */
const SEPARATOR = 0;
const LETTER = 1;
/** Digits, accented letters, superscripts: part of a word, but only the pattern decides how. */
const OTHER_WORD_CHARACTER = 2;
/** Joins the characters on both sides of it: . ' ’ & */
const CONNECTOR = 3;
/** Of another script: the caller must use the general pattern for the whole text. */
const OTHER_SCRIPT = 4;

/** Class of every code unit; a flat table, so that a lookup needs no comparison. */
const CHARACTER_CLASSES = new Uint8Array(0x1_0000).fill(OTHER_SCRIPT);

function setClass(from: number, to: number, kind: number): void {
  CHARACTER_CLASSES.fill(kind, from, to + 1);
}
for (const [from, to] of [
  [0x00, 0x24f],
  [0x2000, 0x2069],
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2190, 0x21ff],
  [0x2500, 0x25ff],
] as const)
  setClass(from, to, SEPARATOR);
for (let code = 0; code < 0x250; code += 1) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) setClass(code, code, OTHER_WORD_CHARACTER);
}
for (const range of ["AZ", "az"]) setClass(range.charCodeAt(0), range.charCodeAt(1), LETTER);
for (const sign of ".'’&") setClass(sign.charCodeAt(0), sign.charCodeAt(0), CONNECTOR);

/**
 * The stems of a Latin text, one per word that `word` (sticky) matches; null if the text has a letter of another script.
 * Reads plain words, nearly all of them, in one pass without slicing; `word` matches the others.
 */
export function scanStems(text: string, word: RegExp): Stem[] | null {
  const stems: Stem[] = [];
  const length = text.length;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    const kind = CHARACTER_CLASSES[code];
    if (kind === OTHER_SCRIPT) return null;
    if (kind === SEPARATOR || kind === CONNECTOR) {
      at += 1;
      continue;
    }
    const start = at;
    let first = FIRST_SEED;
    let second = SECOND_SEED;
    while (CHARACTER_CLASSES[code] === LETTER) {
      first = firstStep(first, code);
      second = secondStep(second, code);
      at += 1;
      code = at < length ? text.charCodeAt(at) : SPACE;
    }
    if (at > start && endsWord(text, at, code)) {
      stems.push(lookUpStem(text, start, at, first, second));
      continue;
    }
    word.lastIndex = start;
    const match = word.exec(text);
    if (match === null) return null;
    stems.push(stemOfWord(match[0]));
    at = word.lastIndex;
  }
  return stems;
}

const SPACE = 0x20;

/** Whether the word ends here whatever follows: its next character separates words, or connects to nothing. */
function endsWord(text: string, end: number, code: number): boolean {
  const kind = CHARACTER_CLASSES[code];
  if (kind !== CONNECTOR) return kind === SEPARATOR;
  const next = end + 1 < text.length ? CHARACTER_CLASSES[text.charCodeAt(end + 1)] : SEPARATOR;
  return next === SEPARATOR || next === CONNECTOR;
}
