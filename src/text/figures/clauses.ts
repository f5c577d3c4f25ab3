import { partitionPoint } from "../tokens/partition-point.ts";

const CLAUSE_MARK = /[;:()[\]—–"“”«»]|,(?=\s)|\s-\s/g;

/** The clauses of a sentence, between its clause marks. */
export interface Clauses {
  /** Offset where the clause around `at` begins. */
  start(at: number): number;
  /** Offset where the clause around `at` ends, closing punctuation left out. */
  end(at: number): number;
}

/** Reads the marks of a sentence once, for all its figures. */
export function clausesOf(text: string): Clauses {
  const marks = Array.from(text.matchAll(CLAUSE_MARK), ({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
    clauseBefore: endWithout(text, /\s/, index),
    clauseAfter: skipSpaces(text, index + mark.length),
  }));
  const first = skipSpaces(text, 0);
  const last = endWithout(text, /[\s.!?]/, text.length);
  return {
    start: (at) => marks[partitionPoint(marks, ({ end }) => end > at) - 1]?.clauseAfter ?? first,
    end: (at) => marks[partitionPoint(marks, ({ start }) => start >= at)]?.clauseBefore ?? last,
  };
}

const SPACES = /\s*/y;

function skipSpaces(text: string, at: number): number {
  SPACES.lastIndex = at;
  return at + (SPACES.exec(text)?.[0].length ?? 0);
}

/** Offset after the last character before `end` that is not one of `trailing`. */
function endWithout(text: string, trailing: RegExp, end: number): number {
  let at = end;
  while (at > 0 && trailing.test(text[at - 1] ?? "")) at -= 1;
  return at;
}
