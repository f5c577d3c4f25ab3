/** Words in a fixed order. */
export type WordList = readonly string[];
export type WordSet = ReadonlySet<string>;

/** The words of a text, separated by white space. */
export function wordList(words: string): WordList {
  return words.split(/\s+/).filter((word) => word !== "");
}

export function wordSet(words: string): WordSet {
  return new Set(wordList(words));
}

/** One list of words per line. */
export function wordLines(lines: string): readonly WordList[] {
  return lines.trim().split("\n").map(wordList);
}

/** Matches nothing: the pattern of a language without such a rule. */
export const NEVER = /(?!)/;

/** Pattern source: any of these pattern sources, the longest first. */
export function anyOf(sources: WordList): string {
  return `(?:${sources.toSorted((a, b) => b.length - a.length).join("|")})`;
}

/**
 * Matches any of these pattern sources as whole words. `\b` knows ASCII letters only, so it finds "uber" within "Kuber" but
 * no end in "à": use this for languages with other letters.
 */
export function wholeWords(sources: string, flags = "iu"): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources})(?![\\p{L}\\p{N}])`, flags);
}
