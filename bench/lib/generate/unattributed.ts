import type { Corruption } from "./corruptions.ts";

/** A sentence without who said it, and whether the speaker was an authority that reports facts (police, a ministry). */
const SAID = "(?:said|says|wrote|added|warned|argued|insisted|told [^,.]{3,40})";
const WHEN = "(?: (?:on|in) [A-Z][a-z]+(?: \\d{1,2})?| [A-Z][a-z]+day)?";
/** "<statement>, <speaker> said." without quotation marks. */
const AFTER = new RegExp(`^(?<statement>[^“”"]{40,}), (?<speaker>[^,“”"]{2,60}) ${SAID}${WHEN}\\.$`);
/** "<speaker> said (that) <statement>" without quotation marks. */
const BEFORE = new RegExp(`^(?<speaker>[^,“”"]{2,60}) ${SAID}${WHEN} (?:that )?(?<statement>[^“”"]{40,})$`);
const AUTHORITY =
  /\b(?:police|officials?|authorit(?:y|ies)|ministry|department|agency|office|bureau|court|commission|command|military|army|spokes\w+|prosecutors?|report|statement|data|hospital|center|institute|study|sources?|service|firefighters|sheriff|coroner)\b/i;

interface Said {
  readonly statement: string;
  readonly speaker: string;
}

function parse(sentence: string): Said | null {
  const { statement, speaker } = (AFTER.exec(sentence) ?? BEFORE.exec(sentence))?.groups ?? {};
  if (statement === undefined || speaker === undefined || /^(?:he|she|it|they|we|I)\b/i.test(statement))
    return null;
  return { statement: capitalised(statement), speaker };
}

/** The statement alone, of sentences whose speaker is an authority, or of those with any other speaker. */
export function dropSpeaker(isAuthority: boolean): Corruption {
  return (sentence) => {
    const said = parse(sentence);
    if (said === null || AUTHORITY.test(said.speaker) !== isAuthority) return null;
    return said.statement.replace(/[,.]?$/, ".");
  };
}

const TWO_WORD_NAME = /(?<=[a-z,] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?![\p{L}-]| \p{Lu})/gu;

/** The sentence with a name of another document for its speaker; null where the speaker is no name. */
export const swapSpeaker: Corruption = (sentence, { otherSentences, random }) => {
  const said = parse(sentence);
  const name = /^(?:\p{Lu}\p{L}+ )+\p{Lu}\p{L}+$/u;
  if (said === null || !name.test(said.speaker)) return null;
  const others = otherSentences.flatMap((other) => other.match(TWO_WORD_NAME) ?? []);
  const other = others[Math.floor(random() * others.length)];
  return other === undefined || sentence.includes(other) ? null : sentence.replace(said.speaker, other);
};

/** Without "could", which often tells of the past ("they could see"), and before no negation, which does not get surer. */
const HEDGES: readonly (readonly [RegExp, string])[] = [
  [/ (?:may|might) be (?!not\b)/, " is "],
  [/ (?:may|might) have (?!not\b)/, " has "],
  [/ (?:appears?|appeared|seems?|seemed) to be /, " is "],
  [/ (?:is|was) (?:believed|thought|suspected|alleged|reported|said) to (?:be|have been) /, " was "],
  [/ (?:allegedly|reportedly|possibly|probably|apparently) (?!(?:not|didn't|won't)\b)/, " "],
  [/ (?:may|might) (?=(?!not\b|never\b|well\b)[a-z]+ )/, " will "],
];

/** The sentence without its "may", "allegedly" or "is believed to". */
export const dropHedge: Corruption = (sentence) => {
  const hedge = HEDGES.find(([pattern]) => pattern.test(sentence));
  if (hedge === undefined) return null;
  const sure = sentence.replace(...hedge);
  return HEDGES.some(([pattern]) => pattern.test(sure)) ? null : sure;
};

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
