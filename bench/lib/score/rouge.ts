import { stemmer } from "stemmer";

/** F1 of ROUGE-1, ROUGE-2 and summary-level ROUGE-L (union of longest common subsequences), each in 0..1. */
export interface Rouge {
  readonly one: number;
  readonly two: number;
  readonly l: number;
}

/** Tokens as in common ROUGE scorers: runs of a-z and 0-9 in lower case; words over 3 letters Porter-stemmed. */
export function rougeTokens(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => (word.length > 3 ? stemmer(word) : word));
}

/** Scores a summary against a reference; both are lists of sentences. */
export function rouge(summary: readonly string[], reference: readonly string[]): Rouge {
  const ours = summary.map(rougeTokens);
  const theirs = reference.map(rougeTokens);
  return {
    one: overlapF1(grams(ours.flat(), 1), grams(theirs.flat(), 1)),
    two: overlapF1(grams(ours.flat(), 2), grams(theirs.flat(), 2)),
    l: summaryLevelL(ours, theirs),
  };
}

function grams(tokens: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + size <= tokens.length; i++) count(counts, tokens.slice(i, i + size).join(" "), 1);
  return counts;
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function overlapF1(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [gram, times] of ours) shared += Math.min(times, theirs.get(gram) ?? 0);
  return f1(shared, total(ours), total(theirs));
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const times of counts.values()) sum += times;
  return sum;
}

function f1(shared: number, ours: number, theirs: number): number {
  return shared === 0 ? 0 : (2 * shared) / (ours + theirs);
}

/** Each reference sentence is matched by the union of its common subsequences with the summary; no token counts twice. */
function summaryLevelL(ours: readonly string[][], theirs: readonly string[][]): number {
  const remaining = grams(ours.flat(), 1);
  let shared = 0;
  for (const sentence of theirs) {
    const covered = new Set(ours.flatMap((candidate) => commonPositions(sentence, candidate)));
    for (const position of covered) {
      const token = sentence[position] ?? "";
      if ((remaining.get(token) ?? 0) === 0) continue;
      count(remaining, token, -1);
      shared++;
    }
  }
  return f1(shared, ours.flat().length, theirs.flat().length);
}

/** Positions in `a` of one longest common subsequence with `b`. */
function commonPositions(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const positions: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      positions.push(i);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return positions;
}
