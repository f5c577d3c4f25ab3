import {
  FIRST_SEED,
  firstStep,
  SECOND_SEED,
  type Stem,
  secondStep,
  stemAt,
  stemOfWord,
} from "./stem-table.ts";

/** What a character (a UTF-16 code unit) is to a word of Latin letters. */
const PARTS = 0;
const LETTER = 1;
/** Digits, letters with accents, superscripts: in a word, but the pattern decides how. */
const IN_WORD = 2;
/** May join what stands on both sides of it: . ' ’ & */
const JOINS = 3;
/** Of another script: the whole text is to be read otherwise. */
const BEYOND = 4;

/** Kinds of all code units; one place each, so that asking takes no comparison. */
const KINDS = new Uint8Array(0x1_0000).fill(BEYOND);

function mark(from: number, to: number, kind: number): void {
  KINDS.fill(kind, from, to + 1);
}
for (const [from, to] of [
  [0x00, 0x24f],
  [0x2000, 0x2069],
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2190, 0x21ff],
  [0x2500, 0x25ff],
] as const)
  mark(from, to, PARTS);
for (let code = 0; code < 0x250; code += 1) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) mark(code, code, IN_WORD);
}
for (const range of ["AZ", "az"]) mark(range.charCodeAt(0), range.charCodeAt(1), LETTER);
for (const sign of ".'’&") mark(sign.charCodeAt(0), sign.charCodeAt(0), JOINS);

/**
 * The stems of a Latin text, one per word, as `word` (sticky) finds them; null when it holds a letter of another script.
 * Plain words, nearly all of them, are read in one pass without being cut out; `word` reads the others.
 */
export function scanStems(text: string, word: RegExp): Stem[] | null {
  const found: Stem[] = [];
  const length = text.length;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    const kind = KINDS[code];
    if (kind === BEYOND) return null;
    if (kind === PARTS || kind === JOINS) {
      at += 1;
      continue;
    }
    const start = at;
    let first = FIRST_SEED;
    let second = SECOND_SEED;
    while (KINDS[code] === LETTER) {
      first = firstStep(first, code);
      second = secondStep(second, code);
      at += 1;
      code = at < length ? text.charCodeAt(at) : SPACE;
    }
    if (at > start && endsWord(text, at, code)) {
      found.push(stemAt(text, start, at, first, second));
      continue;
    }
    word.lastIndex = start;
    const match = word.exec(text);
    if (match === null) return null;
    found.push(stemOfWord(match[0]));
    at = word.lastIndex;
  }
  return found;
}

const SPACE = 0x20;

/** Whether the word is over, whatever may follow: the character at its end parts words, or joins nothing. */
function endsWord(text: string, end: number, code: number): boolean {
  const kind = KINDS[code];
  if (kind !== JOINS) return kind === PARTS;
  const next = end + 1 < text.length ? KINDS[text.charCodeAt(end + 1)] : PARTS;
  return next === PARTS || next === JOINS;
}
