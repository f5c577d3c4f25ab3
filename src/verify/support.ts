import type { Finding } from "./finding.ts";
import type { ParsedText } from "./source.ts";

/**
 * Below this match score a claim does not rest on its sentences. Chosen between two sets that hardly touch: of claims
 * cited to another sentence of their document 99 in 100 score below 0.28; no summary sentence that three of three
 * readers found consistent scores below 0.34, held against its article or its three best sentences (QAGS).
 */
const MIN_SCORE = 0.3;

/** Blocks what cites nothing, says nothing, or has too little in common with its cited sentences. */
export function checkSupport(
  claim: ParsedText,
  source: readonly ParsedText[],
  score: number,
): Finding | null {
  if (source.length === 0) return { reason: "unsupported", detail: "the claim cites no sentence" };
  if (claim.words.length === 0) return { reason: "unsupported", detail: "the claim has no words" };
  if (score >= MIN_SCORE) return null;
  const share = Math.round(score * 100);
  return {
    reason: "unsupported",
    detail: `the claim shares too little with the cited sentences (match ${share} of 100)`,
  };
}
