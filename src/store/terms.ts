import type { Document } from "../domain/document.ts";
import { passageSpans, type Span } from "../text/passages.ts";
import { contentStems } from "../text/tokens.ts";

/** A passage as it is indexed: its stems with how often each stands in it, and how many stand in it in all. */
export interface IndexedPassage extends Span {
  readonly length: number;
  readonly occurrences: ReadonlyMap<string, number>;
}

/** The document's passages with their stems, stop words left out. */
export function indexedPassages(document: Document): IndexedPassage[] {
  return passageSpans(document).map(({ first, last }) => {
    const stems = contentStems(document.sentences.slice(first - 1, last).join(" "));
    const occurrences = new Map<string, number>();
    for (const stem of stems) occurrences.set(stem, (occurrences.get(stem) ?? 0) + 1);
    return { first, last, length: stems.length, occurrences };
  });
}

/** What passage_index is given and asked for: the stem under its collection. */
export function indexTerm(collection: number, stem: string): string {
  return `${collection}:${stem}`;
}

/** The stems of a passage as one string, to rescore it by: " troop attack\t3 drone " (once, 3 times, once). */
export function packTerms(occurrences: ReadonlyMap<string, number>): string {
  let packed = " ";
  for (const [stem, count] of occurrences) packed += count === 1 ? `${stem} ` : `${stem}\t${count} `;
  return packed;
}

/** How often the stem stands in the passage whose packed terms these are. */
export function occurrencesIn(packed: string, stem: string): number {
  const wanted = ` ${stem}`;
  for (let at = packed.indexOf(wanted); at !== -1; at = packed.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (packed[end] === " ") return 1;
    if (packed[end] === "\t") return Number.parseInt(packed.slice(end + 1, end + 8), 10);
  }
  return 0;
}
