/** Rewords a sentence by reordering or shortening it; null if the sentence does not fit. */
export type Paraphrase = (sentence: string) => string | null;

const REPORTING_VERBS = "said|says|told reporters|added|explained|announced|reported";

/** "It will rain, the office said." -> "The office said it will rain." */
const attributionFirst: Paraphrase = (sentence) => {
  const match = new RegExp(`^([^"“”]{20,}), ([^,"“”]{2,50}) (${REPORTING_VERBS})\\.$`).exec(sentence);
  if (match === null) return null;
  const [, statement = "", speaker = "", verb = ""] = match;
  return `${capitalize(speaker)} ${verb} that ${statement}.`;
};

/** "The office said it will rain." -> "It will rain, the office said." */
const attributionLast: Paraphrase = (sentence) => {
  const match = new RegExp(`^((?:\\S+ ){1,5})(${REPORTING_VERBS})(?: that)? ([^"“”]{20,})\\.$`).exec(
    sentence,
  );
  if (match === null) return null;
  const [, speaker = "", verb = "", statement = ""] = match;
  return `${capitalize(statement)}, ${speaker}${verb}.`;
};

/** "On Monday, the mayor left." -> "The mayor left on Monday." */
const adverbialLast: Paraphrase = (sentence) => {
  const match = /^(On|In|At|After|Before|During|By|Since|For) ([^,"“”]{3,40}), ([^"“”]{15,})\.$/.exec(
    sentence,
  );
  if (match === null) return null;
  const [, preposition = "", when = "", rest = ""] = match;
  return `${capitalize(rest)} ${preposition.toLowerCase()} ${when}.`;
};

/** Removes a clause with "who" or "which" between commas, or a part in brackets; never in a sentence with a quotation. */
const withoutAside: Paraphrase = (sentence) => {
  if (/["“”]/.test(sentence)) return null;
  const shortened = sentence.replace(/, wh(?:o|ich) [^,]{5,80},(?= )| \([^()]{2,60}\)(?=[ ,.])/, "");
  return shortened === sentence ? null : shortened;
};

/** Removes the last clause after a comma, and a leading "But" or "And". */
const withoutTail: Paraphrase = (sentence) => {
  const match = /^(?:(?:But|And) )?([^"“”]{40,}), [^,"“”]{10,60}\.$/.exec(sentence);
  return match === null ? null : `${capitalize(match[1] ?? "")}.`;
};

const PARAPHRASES: readonly Paraphrase[] = [
  attributionFirst,
  attributionLast,
  adverbialLast,
  withoutAside,
  withoutTail,
];

/** The first paraphrase that fits the sentence, or null. */
export const paraphrase: Paraphrase = (sentence) => {
  for (const rewrite of PARAPHRASES) {
    const reworded = rewrite(sentence);
    if (reworded !== null) return reworded;
  }
  return null;
};

function capitalize(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
