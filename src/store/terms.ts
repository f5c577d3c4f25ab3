import { packedStems } from "../text/passage-terms.ts";

/** What passage_index is asked for: the stem under its shelf. */
export function indexTerm(shelf: number, stem: string): string {
  return `${shelf}:${stem}`;
}

/** What passage_index is given: each stem of packed terms under its shelf; empty when there is none. */
export function indexText(shelf: number, packed: string): string {
  const stems = packedStems(packed);
  return stems === "" ? "" : indexTerm(shelf, stems.replaceAll(" ", ` ${shelf}:`));
}
