import type { Claim, Evidence } from "./claim.ts";

/** The [n] markers of one page: each distinct piece of evidence gets one number, in reading order. */
export interface CitationNumbering {
  /** The marker of each piece of the claim's evidence, in order; evidence not cited before gets the next number. */
  markers(claim: Claim): readonly number[];
  /** One claim per number: claim n - 1 has the evidence of marker n, and the text that cited it first. */
  numberedClaims(): readonly Claim[];
}

export function createCitationNumbering(): CitationNumbering {
  const numbers = new Map<string, number>();
  const numberedClaims: Claim[] = [];
  const markerFor = (claim: Claim, evidence: Evidence): number => {
    const key = JSON.stringify([evidence.document, evidence.sentences]);
    const existing = numbers.get(key);
    if (existing !== undefined) return existing;
    const { text, message } = claim;
    numberedClaims.push({ text, ...(message !== undefined && { message }), evidence: [evidence] });
    numbers.set(key, numberedClaims.length);
    return numberedClaims.length;
  };
  return {
    markers: (claim) => claim.evidence.map((one) => markerFor(claim, one)),
    numberedClaims: () => numberedClaims,
  };
}

/** Sentence numbers with runs shortened: [3, 4, 5, 9] is "3-5,9". */
export function formatSentenceRanges(sentences: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    if (run !== undefined && sentence === run.last + 1) run.last = sentence;
    else runs.push({ first: sentence, last: sentence });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
