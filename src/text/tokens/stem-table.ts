import { DEFAULT_PACK } from "../languages/languages.ts";
import { foldWord } from "./fold.ts";
import { isStopStem } from "./stop-words.ts";

/** A word's stem, and whether it is the stem of a stop word. */
export interface Stem {
  readonly text: string;
  readonly stop: boolean;
}

/**
 * Seeds and steps of two different 32-bit hashes over UTF-16 code units. Among a million words no two are likely to
 * share both (2^40 pairs against 2^64 values).
 */
export const FIRST_SEED = 0x811c9dc5;
export const SECOND_SEED = 0x9e3779b1;
export const firstStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
export const secondStep = (hash: number, code: number): number =>
  Math.imul((hash << 13) | (hash >>> 19), 0x85ebca6b) ^ code;

/** Entries of the hash table, a power of two, 2 MB in all. When half of them are filled the table is cleared. */
const TABLE_SIZE = 1 << 17;
const MAX_WORDS = TABLE_SIZE / 2;

/** An entry: both hashes of a word, then the number of its stem from 1 (0: empty). Adjacent, as they are read together. */
const ENTRY_WIDTH = 4;
const table = new Int32Array(TABLE_SIZE * ENTRY_WIDTH);
let stems: Stem[] = [];

/**
 * The stem of text.slice(start, end), a word by the rules of tokens.ts, given its two hashes. News repeats its words:
 * nearly all are found here by hash and never sliced out of the text.
 */
export function lookUpStem(text: string, start: number, end: number, first: number, second: number): Stem {
  let at = ((first ^ (first >>> 15)) & (TABLE_SIZE - 1)) * ENTRY_WIDTH;
  for (let number = table[at + 2] ?? 0; number !== 0; number = table[at + 2] ?? 0) {
    if (table[at] === first && table[at + 1] === second)
      return stems[number - 1] ?? stemOf(text.slice(start, end));
    at = (at + ENTRY_WIDTH) % table.length;
  }
  const stem = stemOf(text.slice(start, end));
  if (stems.length >= MAX_WORDS) {
    table.fill(0);
    stems = [];
    return stem;
  }
  table[at] = first;
  table[at + 1] = second;
  table[at + 2] = stems.push(stem);
  return stem;
}

/** The stem of a whole word. */
export function stemOfWord(word: string): Stem {
  let first = FIRST_SEED;
  let second = SECOND_SEED;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    first = firstStep(first, code);
    second = secondStep(second, code);
  }
  return lookUpStem(word, 0, word.length, first, second);
}

const { acronymStems, stem: stemFolded } = DEFAULT_PACK.words;
const POSSESSIVE = /\.?['’]s$/;

function stemOf(word: string): Stem {
  const own = copyOf(word);
  const text = acronymStems.get(own.replace(POSSESSIVE, "")) ?? stemUnlessNumber(foldWord(own));
  return { text, stop: isStopStem(text) };
}

/** Stemming rules are for letters; a word that begins with a digit stays unchanged. */
function stemUnlessNumber(folded: string): string {
  return /^\d/.test(folded) ? folded : stemFolded(folded);
}

/** Copies a word, as a long V8 substring would keep its whole source text in memory. */
function copyOf(word: string): string {
  return word.length < 13 ? word : ` ${word}`.slice(1);
}
