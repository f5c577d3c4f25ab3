import type { Claim, Evidence } from "./claim.ts";

/** The [n] markers of one page: each distinct run of evidence gets one number, in reading order. */
export interface Numbering {
  /** The marker of each piece of the claim's evidence, in its order; evidence not cited before gets a new number. */
  markers(claim: Claim): readonly number[];
  /** What each number stands for: claim n - 1 has the one evidence of marker n and the text that cited it first. */
  numbered(): readonly Claim[];
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  const numbered: Claim[] = [];
  const markerOf = (text: string, evidence: Evidence): number => {
    const key = JSON.stringify([evidence.document, evidence.sentences]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbered.push({ text, evidence: [evidence] });
    numbers.set(key, numbered.length);
    return numbered.length;
  };
  return {
    markers: ({ text, evidence }) => evidence.map((one) => markerOf(text, one)),
    numbered: () => numbered,
  };
}

/** Sentence numbers with runs folded: [3, 4, 5, 9] is "3-5,9". */
export function sentenceRuns(sentences: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    if (run !== undefined && sentence === run.last + 1) run.last = sentence;
    else runs.push({ first: sentence, last: sentence });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
