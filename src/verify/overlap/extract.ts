import { affectsMeaning } from "../negation/negation-words.ts";
import { fold, foldedWords } from "../parsing/fold.ts";
import type { ParsedText } from "../parsing/source.ts";

/**
 * Whether a claim is copied verbatim from its source: one cited sentence, several in order, or the part of a sentence between
 * two punctuation marks, such as the sentence without its dateline. The omitted part must not change the meaning: it may
 * contain no negation, denial or condition.
 */
export function isExtract(claim: ParsedText, source: readonly ParsedText[]): boolean {
  if (claim.words.length === 0) return false;
  const isTaken =
    source.some((_, first) => isRunFrom(first, claim, source)) ||
    source.some((sentence) => isClauseOf(claim, sentence));
  return isTaken && hasSameSigns(claim, source);
}

/** Numbers with a sign, which is not part of a word: "$5", "-5", "5%", "5°". */
const SIGNED = /[$£€¥]\s?\d+|(?<![\p{L}\p{N}.)])[-−]\d+|\d+\s?[%°]/gu;

function hasSameSigns(claim: ParsedText, source: readonly ParsedText[]): boolean {
  const signs = claim.text.match(SIGNED) ?? [];
  if (signs.length === 0) return true;
  const sourceSigns = new Set(source.flatMap(({ text }) => (text.match(SIGNED) ?? []).map(plainSign)));
  return signs.every((sign) => sourceSigns.has(plainSign(sign)));
}

function plainSign(sign: string): string {
  return sign.replace(/\s/g, "").replace("−", "-");
}

/** Whether the claim's words are exactly those of one or more whole sentences, starting with sentence `first`. */
function isRunFrom(first: number, { line: claimLine }: ParsedText, source: readonly ParsedText[]): boolean {
  let end = 1;
  for (let at = first; at < source.length && end < claimLine.length; at++) {
    const words = source[at]?.line.slice(1) ?? "";
    if (!claimLine.startsWith(words, end)) return false;
    end += words.length;
  }
  return end === claimLine.length;
}

/** Whether the claim's words are exactly those between two punctuation marks of the sentence. */
function isClauseOf({ line: claimLine }: ParsedText, { line, text, pack }: ParsedText): boolean {
  if (!line.includes(claimLine)) return false;
  const clauses = splitAtMarks(text);
  const clauseLine = ` ${clauses.join(" ")} `;
  const clauseAt = new Map<number, number>();
  let offset = 0;
  for (const [index, clause] of clauses.entries()) {
    clauseAt.set(offset, index);
    offset += clause.length + 1;
  }
  clauseAt.set(offset, clauses.length);
  for (let at = clauseLine.indexOf(claimLine); at !== -1; at = clauseLine.indexOf(claimLine, at + 1)) {
    const [first, end] = [clauseAt.get(at), clauseAt.get(at + claimLine.length - 1)];
    if (first === undefined || end === undefined) continue;
    return !affectsMeaning([...clauses.slice(0, first), ...clauses.slice(end)].join(" ").split(" "), pack);
  }
  return false;
}

/** A punctuation mark next to a space; not the comma of "1,200" or the hyphen of "long-range". */
const MARK = /[,;:()[\]"]+(?=\s|$)|(?<=^|\s)[("[]|(?<=\))|\s-+\s|--/;

function splitAtMarks(text: string): string[] {
  return fold(text)
    .split(MARK)
    .map((clause) => foldedWords(clause).join(" "))
    .filter((clause) => clause !== "");
}
