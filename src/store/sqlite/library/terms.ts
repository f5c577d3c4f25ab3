import { packedStems } from "../../../text/passages/passage-terms.ts";

/** The term of passage_index for a stem in an audience. */
export function indexTerm(audience: number, stem: string): string {
  return `${audience}:${stem}`;
}

/** The text to insert into passage_index: each stem of the packed terms, prefixed with the audience; may be empty. */
export function indexText(audience: number, packed: string): string {
  const stems = packedStems(packed);
  return stems === "" ? "" : indexTerm(audience, stems.replaceAll(" ", ` ${audience}:`));
}
