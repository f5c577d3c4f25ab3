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
  }));
  const textEnd = endWithout(text, /[\s.!?]/);
  return {
    start(at) {
      const mark = marks[partitionPoint(marks, ({ end }) => end > at) - 1];
      return skipSpaces(text, mark?.end ?? 0);
    },
    end(at) {
      const mark = marks[partitionPoint(marks, ({ start }) => start >= at)];
      return mark === undefined ? textEnd : endWithout(text, /\s/, mark.start);
    },
  };
}

const SPACES = /\s*/y;

function skipSpaces(text: string, at: number): number {
  SPACES.lastIndex = at;
  return at + (SPACES.exec(text)?.[0].length ?? 0);
}

/** Offset after the last character before `end` that is not one of `trailing`. */
function endWithout(text: string, trailing: RegExp, end = text.length): number {
  let at = end;
  while (at > 0 && trailing.test(text[at - 1] ?? "")) at -= 1;
  return at;
}
