import { packedStems } from "../text/passage-terms.ts";

/** What passage_index is asked for: the stem under its collection. */
export function indexTerm(collection: number, stem: string): string {
  return `${collection}:${stem}`;
}

/** What passage_index is given: each stem of packed terms under its collection; empty when there is none. */
export function indexText(collection: number, packed: string): string {
  const stems = packedStems(packed);
  return stems === "" ? "" : indexTerm(collection, stems.replaceAll(" ", ` ${collection}:`));
}
