import { scanStems } from "./stem-scan.ts";
import { stemOfWord } from "./stem-table.ts";
import { isStopStem } from "./stop-words.ts";

export { isStopStem };

/** A word with its offsets: text.slice(start, end) is `text`. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What counts as a word, in this order: a number with thousands, decimals and attached letters ("3,000", "2.5",
 * "7th"); an acronym with full stops ("U.S"); a word with inner apostrophes and ampersands. A hyphen separates words,
 * so that a search for "covid" also finds COVID-19.
 */
function wordPattern(letter: string, digit: string, other: string): string {
  const inWord = `[${letter}${digit}${other}]`;
  return [
    `[${digit}]+(?:[.,][${digit}]+)*[${letter}]*`,
    `[${letter}](?:\\.[${letter}])+(?:\\.?['’]s)?(?![${letter}])`,
    `${inWord}+(?:['’&][${letter}]${inWord}*)*`,
  ].join("|");
}

/** Latin text uses a pattern without Unicode properties: three times as fast, same words. */
const NON_LATIN = /[^\0-\u024f\u2000-\u2069\u20a0-\u20bf\u2122\u2190-\u21ff\u2500-\u25ff]/;
const LATIN_WORD = new RegExp(
  wordPattern("A-Za-zªµº\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f", "0-9", "²³¹¼-¾"),
  "g",
);
const STICKY_WORD = new RegExp(LATIN_WORD, "y");
/** Scripts without spaces between words; each of their characters is a word. */
const UNSPACED = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const ANY_WORD = new RegExp(
  `[${UNSPACED}]\\p{M}*|${wordPattern(`[[\\p{L}\\p{M}]--[${UNSPACED}]]`, "\\p{Nd}", "\\p{N}")}`,
  "gv",
);

function pattern(text: string): RegExp {
  return NON_LATIN.test(text) ? ANY_WORD : LATIN_WORD;
}

/** The words of a text, in order, as written. */
export function words(text: string): Token[] {
  const tokens: Token[] = [];
  const word = pattern(text);
  word.lastIndex = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    tokens.push({ text: match[0], start: match.index, end: word.lastIndex });
  }
  return tokens;
}

/** The words of a text as written, without offsets: three times as fast as words(). */
export function wordTexts(text: string): readonly string[] {
  const matches: string[] | null = text.match(pattern(text));
  return matches ?? [];
}

/**
 * The words of a text folded (lower case, no diacritics, no possessive) and Porter-stemmed, in order, one stem per word
 * of words(), stop words included. "U.S." and "US" both become "u.s", to differ from the pronoun.
 */
export function stems(text: string): readonly string[] {
  return stemLists(text).all;
}

/** The stems of a text without its stop words. */
export function contentStems(text: string): readonly string[] {
  return stemLists(text).content;
}

interface StemLists {
  readonly all: readonly string[];
  readonly content: readonly string[];
}

function stemLists(text: string): StemLists {
  const cached = cache.get(text);
  if (cached !== undefined) return cached;
  const stemEntries = scanStems(text, STICKY_WORD) ?? wordTexts(text).map(stemOfWord);
  const all: string[] = [];
  const content: string[] = [];
  for (const stem of stemEntries) {
    all.push(stem.text);
    if (!stem.stop) content.push(stem.text);
  }
  const lists = { all, content };
  if (cache.size >= MAX_CACHED_TEXTS) cache.clear();
  if (text.length <= MAX_CACHED_LENGTH) cache.set(text, lists);
  return lists;
}

/** Recently computed stems: digest, grouping, index and checks ask for the same sentences within milliseconds. */
const cache = new Map<string, StemLists>();
const MAX_CACHED_TEXTS = 1_000;
/** In characters; longer texts are rarely requested twice. */
const MAX_CACHED_LENGTH = 1_000;
