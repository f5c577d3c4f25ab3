import { fold, foldedWords } from "./fold.ts";
import { governs } from "./negation-words.ts";
import type { ReadText } from "./source.ts";

/**
 * Whether a claim is taken from its source as it stands: one cited sentence, or several in their order, or a run of
 * one between two marks of punctuation, such as the sentence without its dateline. What is left off must not turn
 * the sense: no negation, denial or condition may go.
 */
export function isExtract(claim: ReadText, source: readonly ReadText[]): boolean {
  if (claim.words.length === 0) return false;
  const taken =
    source.some((_, first) => isRunFrom(first, claim, source)) ||
    source.some((sentence) => isClauseOf(claim, sentence));
  return taken && hasItsSigns(claim, source);
}

/** What words leave out of a number: "$5", "-5", "5%", "5°". */
const SIGNED = /[$£€¥]\s?\d+|(?<![\p{L}\p{N}.)])[-−]\d+|\d+\s?[%°]/gu;

function hasItsSigns(claim: ReadText, source: readonly ReadText[]): boolean {
  const signs = claim.text.match(SIGNED) ?? [];
  if (signs.length === 0) return true;
  const known = new Set(source.flatMap(({ text }) => (text.match(SIGNED) ?? []).map(plainSign)));
  return signs.every((sign) => known.has(plainSign(sign)));
}

function plainSign(sign: string): string {
  return sign.replace(/\s/g, "").replace("−", "-");
}

/** Whether the claim's words are those of whole sentences, from the `first` on. */
function isRunFrom(first: number, { line: wanted }: ReadText, source: readonly ReadText[]): boolean {
  let run = " ";
  for (const { line } of source.slice(first)) {
    run += line.slice(1);
    if (run.length >= wanted.length || !wanted.startsWith(run)) break;
  }
  return run === wanted;
}

/** Whether the claim's words fill the room between two marks of punctuation in the sentence. */
function isClauseOf({ line: wanted }: ReadText, { line, text }: ReadText): boolean {
  if (!line.includes(wanted)) return false;
  const clauses = splitAtMarks(text);
  for (let first = 0; first < clauses.length; first++) {
    for (let end = clauses.length; end > first; end--) {
      if (` ${clauses.slice(first, end).join(" ")} ` !== wanted) continue;
      return !governs([...clauses.slice(0, first), ...clauses.slice(end)].join(" ").split(" "));
    }
  }
  return false;
}

/** A mark with a space beside it; not the comma of "1,200" or the hyphen of "long-range". */
const MARK = /[,;:()[\]"]+(?=\s|$)|(?<=^|\s)[("[]|(?<=\))|\s-+\s|--/;

function splitAtMarks(text: string): string[] {
  return fold(text)
    .split(MARK)
    .map((clause) => foldedWords(clause).join(" "))
    .filter((clause) => clause !== "");
}
