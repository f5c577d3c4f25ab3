import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { words } from "../text/tokens/tokens.ts";
import { foldedWords } from "./fold.ts";
import type { ParsedText } from "./source.ts";

const SPELLED = new Map(Object.entries(DEFAULT_PACK.numbers.cardinals).filter(([, value]) => value >= 2));

/**
 * Figures of a claim that are neither amounts nor dates and that the sentences do not contain: the 800 of "Flight 800", the 19
 * of "COVID-19", a "seven" in words. Returned as written.
 */
export function absentFigures(claim: ParsedText, source: readonly ParsedText[]): string[] {
  if (!claim.words.some((word) => /\d/.test(word) || SPELLED.has(word))) return [];
  const mentions = [...claim.numbers(), ...claim.dates()];
  const unclassified = words(claim.text).filter(
    ({ text, start, end }) =>
      (/\d/.test(text) || SPELLED.has(text.toLowerCase())) &&
      !mentions.some((mention) => mention.start < end && start < mention.end),
  );
  if (unclassified.length === 0) return [];
  const known = new Set(source.flatMap((sentence) => sentence.words));
  const values = new Set(source.flatMap((sentence) => sentence.numbers().map(({ value }) => value)));
  return unclassified
    .map(({ text }) => text)
    .filter((text) => {
      const [word = text] = foldedWords(text);
      return !known.has(word) && !values.has(SPELLED.get(word) ?? Number(word)) && !isSpacedOut(text, source);
    });
}

/** Whether the source contains the number with stray spaces after its punctuation: "21: 45", "3, 800". */
function isSpacedOut(text: string, source: readonly ParsedText[]): boolean {
  const spacedOut = ` ${text.split(/[.,:]/).join(" ")} `;
  return source.some(({ line }) => line.includes(spacedOut));
}
