import { DEFAULT_PACK } from "../languages/languages.ts";
import type { NumberMention } from "../numbers/numbers.ts";
import type { Token } from "../tokens/tokens.ts";
import type { FigureSentence } from "./figure-sentence.ts";
import { actionOf, groupOf, isKnownGroup, isMeasure } from "./figure-words.ts";

const RULES = DEFAULT_PACK.figures;
/** Characters after the noun that may say that the number is a share or an addition. */
const MAX_AHEAD = 80;

/** The quantifier before a number: "at least", "another", "a total of". */
export function findQuantifier(tokens: readonly Token[], first: number, text: string) {
  let at = first;
  while (at > 0 && first - at < 6) {
    const before = tokens[at - 1];
    const here = tokens[at];
    if (!before || !here || !RULES.quantifiers.has(before.text.toLowerCase())) break;
    if (!/^\s+$/.test(text.slice(before.end, here.start).replace(/[$€£]/g, ""))) break;
    at--;
  }
  const quantifierWords = tokens.slice(at, first).map((token) => token.text.toLowerCase());
  const additional = quantifierWords.some((word) => RULES.additionalBefore.test(word));
  return { first: at, start: tokens[at]?.start ?? 0, additional };
}

/** The noun a number counts: the first known group, else the last word before a verb, preposition or clause mark. */
export function countedNoun(
  { text, tokens, isNumber }: FigureSentence,
  last: number,
  mention: NumberMention,
) {
  const nounWords: string[] = [];
  let at = last;
  for (let next = last + 1; next <= last + 6; next++) {
    const token = tokens[next];
    if (!token || /[,;:()"“”]/.test(text.slice(tokens[next - 1]?.end ?? 0, token.start))) break;
    const word = token.text.toLowerCase();
    if (RULES.nounBoundary.has(word) || isNumber(token.start)) break;
    if (actionOf(word) !== null && !isKnownGroup(word)) break;
    nounWords.push(word);
    at = next;
  }
  const end = tokens[at]?.end ?? mention.end;
  const following = text.slice(end, end + MAX_AHEAD).toLowerCase();
  const additional =
    nounWords.some((word) => RULES.additional.test(word)) || RULES.additionalAfter.test(following);
  const nouns = nounWords.filter((word) => !RULES.notNoun.test(word));
  const noun = nouns.find(isKnownGroup) ?? nouns.find((word) => isMeasure(groupOf(word))) ?? nouns.at(-1);
  return {
    last: at,
    end,
    entity: noun === undefined ? null : groupOf(noun),
    partial: noun === undefined && RULES.partialAfter.test(following),
    additional,
  };
}
