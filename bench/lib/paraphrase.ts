/** Says the same in another order or with less; null where the sentence is not of its shape. */
export type Paraphrase = (sentence: string) => string | null;

const SPEECH = "said|says|told reporters|added|explained|announced|reported";

/** "It will rain, the office said." -> "The office said it will rain." */
const attributionFirst: Paraphrase = (sentence) => {
  const found = new RegExp(`^([^"“”]{20,}), ([^,"“”]{2,50}) (${SPEECH})\\.$`).exec(sentence);
  if (found === null) return null;
  const [, said = "", speaker = "", verb = ""] = found;
  return `${upper(speaker)} ${verb} that ${said}.`;
};

/** "The office said it will rain." -> "It will rain, the office said." */
const attributionLast: Paraphrase = (sentence) => {
  const found = new RegExp(`^((?:\\S+ ){1,5})(${SPEECH})(?: that)? ([^"“”]{20,})\\.$`).exec(sentence);
  if (found === null) return null;
  const [, speaker = "", verb = "", said = ""] = found;
  return `${upper(said)}, ${speaker}${verb}.`;
};

/** "On Monday, the mayor left." -> "The mayor left on Monday." */
const adverbialLast: Paraphrase = (sentence) => {
  const found = /^(On|In|At|After|Before|During|By|Since|For) ([^,"“”]{3,40}), ([^"“”]{15,})\.$/.exec(
    sentence,
  );
  if (found === null) return null;
  const [, preposition = "", when = "", rest = ""] = found;
  return `${upper(rest)} ${preposition.toLowerCase()} ${when}.`;
};

/** Leaves out what stands between commas after "who" or "which", or in brackets; never within a quotation. */
const withoutAside: Paraphrase = (sentence) => {
  if (/["“”]/.test(sentence)) return null;
  const shorter = sentence.replace(/, wh(?:o|ich) [^,]{5,80},(?= )| \([^()]{2,60}\)(?=[ ,.])/, "");
  return shorter === sentence ? null : shorter;
};

/** Leaves out the last clause after a comma, and an opening "But" or "And". */
const withoutTail: Paraphrase = (sentence) => {
  const found = /^(?:(?:But|And) )?([^"“”]{40,}), [^,"“”]{10,60}\.$/.exec(sentence);
  return found === null ? null : `${upper(found[1] ?? "")}.`;
};

const PARAPHRASES: readonly Paraphrase[] = [
  attributionFirst,
  attributionLast,
  adverbialLast,
  withoutAside,
  withoutTail,
];

/** The first light paraphrase that fits the sentence, or null. */
export const paraphrase: Paraphrase = (sentence) => {
  for (const one of PARAPHRASES) {
    const said = one(sentence);
    if (said !== null) return said;
  }
  return null;
};

function upper(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
