import { foldWord } from "../../text/tokens/fold.ts";
import { isStopStem, stems, words } from "../../text/tokens/tokens.ts";

/** A word of a claim or sentence with its place. text.slice(start, end) is the word as written. */
export interface Term {
  /** Folded. */
  readonly word: string;
  readonly stem: string;
  /** A function word. */
  readonly isStop: boolean;
  readonly start: number;
  readonly end: number;
  /** Number of its clause, from 0; clauses end at punctuation marks. */
  readonly clause: number;
}

const CLAUSE_MARK = /[,;:()–—"“”]|\s-\s|--/;

/** The words of a text, in order, with their clauses. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  let clause = 0;
  let end = 0;
  for (const token of words(text)) {
    if (terms.length > 0 && CLAUSE_MARK.test(text.slice(end, token.start))) clause += 1;
    end = token.end;
    const stem = stems(token.text)[0] ?? token.text;
    terms.push({
      word: foldWord(token.text),
      stem,
      isStop: isStopStem(stem),
      start: token.start,
      end: token.end,
      clause,
    });
  }
  return terms;
}
