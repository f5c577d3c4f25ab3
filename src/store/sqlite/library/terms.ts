import { packedStems } from "../../../text/passages/passage-terms.ts";

/** What passage_index is asked for: the stem under its shelf. */
export function indexTerm(audience: number, stem: string): string {
  return `${audience}:${stem}`;
}

/** What passage_index is given: each stem of packed terms under its shelf; empty when there is none. */
export function indexText(audience: number, packed: string): string {
  const stems = packedStems(packed);
  return stems === "" ? "" : indexTerm(audience, stems.replaceAll(" ", ` ${audience}:`));
}
