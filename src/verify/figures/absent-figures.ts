import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { words } from "../../text/tokens/tokens.ts";
import { foldedWords } from "../parsing/fold.ts";
import { overlapFinder } from "../parsing/overlap.ts";
import type { ParsedText } from "../parsing/source.ts";

const SPELLED = new Map(Object.entries(DEFAULT_PACK.numbers.cardinals).filter(([, value]) => value >= 2));

/**
 * The first figure of a claim that is neither an amount nor a date and that the sentences do not contain: the 800 of "Flight 800",
 * the 19 of "COVID-19", a "seven" in words. As written; null if there is none.
 */
export function absentFigure(claim: ParsedText, source: readonly ParsedText[]): string | null {
  if (!claim.words.some((word) => /\d/.test(word) || SPELLED.has(word))) return null;
  const isAmountOrDate = [claim.numbers(), claim.dates()].map(overlapFinder);
  const unclassified = words(claim.text).filter(
    (token) =>
      (/\d/.test(token.text) || SPELLED.has(token.text.toLowerCase())) &&
      !isAmountOrDate.some((overlaps) => overlaps(token)),
  );
  if (unclassified.length === 0) return null;
  const known = new Set(source.flatMap((sentence) => sentence.words));
  const values = new Set(source.flatMap((sentence) => sentence.numbers().map(({ value }) => value)));
  const absent = unclassified.find(({ text }) => {
    const [word = text] = foldedWords(text);
    return !known.has(word) && !values.has(SPELLED.get(word) ?? Number(word)) && !isSpacedOut(text, source);
  });
  return absent?.text ?? null;
}

/** Whether the source contains the number with stray spaces after its punctuation: "21: 45", "3, 800". */
function isSpacedOut(text: string, source: readonly ParsedText[]): boolean {
  const spacedOut = ` ${text.split(/[.,:]/).join(" ")} `;
  return source.some(({ line }) => line.includes(spacedOut));
}
