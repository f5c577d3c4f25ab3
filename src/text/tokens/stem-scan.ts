import {
  FIRST_SEED,
  firstStep,
  lookUpStem,
  SECOND_SEED,
  type Stem,
  secondStep,
  stemOfWord,
} from "./stem-table.ts";

/** What a character (a UTF-16 code unit) is to a word of Latin letters. */
const SEPARATOR = 0;
const LETTER = 1;
/** Digits, letters with accents, superscripts: in a word, but the pattern decides how. */
const OTHER_WORD_CHARACTER = 2;
/** May join what stands on both sides of it: . ' ’ & */
const CONNECTOR = 3;
/** Of another script: the whole text is to be read otherwise. */
const OTHER_SCRIPT = 4;

/** Kinds of all code units; one place each, so that asking takes no comparison. */
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
 * The stems of a Latin text, one per word, as `word` (sticky) finds them; null when it holds a letter of another script.
 * Plain words, nearly all of them, are read in one pass without being cut out; `word` reads the others.
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

/** Whether the word is over, whatever may follow: the character at its end parts words, or joins nothing. */
function endsWord(text: string, end: number, code: number): boolean {
  const kind = CHARACTER_CLASSES[code];
  if (kind !== CONNECTOR) return kind === SEPARATOR;
  const next = end + 1 < text.length ? CHARACTER_CLASSES[text.charCodeAt(end + 1)] : SEPARATOR;
  return next === SEPARATOR || next === CONNECTOR;
}
