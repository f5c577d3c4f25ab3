import type { CitedSentence } from "../domain/writing/verify.ts";
import { parseClaim, parseText } from "./parsing/source.ts";

/** The indexes of the cited sentences, from 0, that have a content word of the claim, ascending. */
export function supportingSentences(text: string, cited: readonly CitedSentence[]): number[] {
  const claim = parseClaim(text, cited);
  const content = new Set(claim.terms().flatMap(({ stem, isStop }) => (isStop ? [] : [stem])));
  return cited.flatMap((sentence, index) =>
    content.isDisjointFrom(parseText(sentence).stemSet()) ? [] : [index],
  );
}
