import { stemmer } from "stemmer";

/** A word of a text with its place: text.slice(start, end) is `text`. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text, in order, as written. */
export function words(text: string): Token[] {
  return Array.from(text.matchAll(WORD), (m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
}

/** The words of a text folded (lower case, no diacritics, no possessive) and stemmed, in order, stop words included. */
export function stems(text: string): string[] {
  return words(text).map((word) => stemmer(word.text.toLowerCase()));
}

/** The stems of a text without its stop words. */
export function contentStems(text: string): string[] {
  return stems(text).filter((stem) => !isStopStem(stem));
}

const STOP = new Set(
  "a an and are as at be by for from has have he her his i in is it its not of on or she that the their they thi to wa were what when which who will with you".split(
    " ",
  ),
);

/** Whether a stem is that of a stop word (the, of, is ...). */
export function isStopStem(stem: string): boolean {
  return STOP.has(stem);
}
