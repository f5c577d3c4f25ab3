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
  const wanted = claim.words.join(" ");
  return (
    source.some((_, first) => isRunFrom(first, wanted, source)) ||
    source.some((sentence) => isClauseOf(wanted, sentence))
  );
}

/** Whether these words are those of whole sentences, from the `first` on. */
function isRunFrom(first: number, wanted: string, source: readonly ReadText[]): boolean {
  let run = "";
  for (const sentence of source.slice(first)) {
    run = `${run} ${sentence.words.join(" ")}`.trim();
    if (run.length >= wanted.length || !wanted.startsWith(run)) break;
  }
  return run === wanted;
}

/** Whether these words fill the room between two marks of punctuation in the sentence. */
function isClauseOf(wanted: string, sentence: ReadText): boolean {
  if (!` ${sentence.words.join(" ")} `.includes(` ${wanted} `)) return false;
  const clauses = splitAtMarks(sentence.text);
  for (let first = 0; first < clauses.length; first++) {
    for (let end = clauses.length; end > first; end--) {
      if (clauses.slice(first, end).join(" ") !== wanted) continue;
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
