import type { PassageTerms } from "../../domain/intake/prepared-document.ts";
import type { SplitText } from "../sentences/sentences.ts";
import { contentStems } from "../tokens/tokens.ts";
import { passageSpans } from "./passages.ts";

/** A text's passages with their stems, without stop words. */
export function passageTerms(text: SplitText): PassageTerms[] {
  return passageSpans(text).map(({ first, last }) => {
    const occurrences = new Map<string, number>();
    let length = 0;
    for (const sentence of text.sentences.slice(first - 1, last)) {
      const stems = contentStems(sentence);
      for (const stem of stems) occurrences.set(stem, (occurrences.get(stem) ?? 0) + 1);
      length += stems.length;
    }
    return { first, last, length, terms: packTerms(occurrences) };
  });
}

/** A passage's stems with their counts as one string, for rescoring: " troop attack\t3 drone " (1, 3 and 1 times). */
export function packTerms(occurrences: ReadonlyMap<string, number>): string {
  let packed = " ";
  for (const [stem, count] of occurrences) packed += count === 1 ? `${stem} ` : `${stem}\t${count} `;
  return packed;
}

const COUNT = /\t\d+/g;

/** The distinct stems of packed terms, separated by spaces. */
export function packedStems(packed: string): string {
  return packed.trim().replace(COUNT, "");
}

/** How often a stem occurs in a passage, given the passage's packed terms. */
export function occurrencesIn(packed: string, stem: string): number {
  const needle = ` ${stem}`;
  for (let at = packed.indexOf(needle); at !== -1; at = packed.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (packed[end] === " ") return 1;
    if (packed[end] === "\t") return Number.parseInt(packed.slice(end + 1, end + 8), 10);
  }
  return 0;
}
