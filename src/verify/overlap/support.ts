import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";

/**
 * Claims with a lower match score are not supported. The value separates two measured sets that hardly overlap: 99 % of claims
 * cited to a wrong sentence of their document score below 0.28, and no summary sentence that three of three annotators found
 * consistent with its article scores below 0.34 against the article or its three best sentences (QAGS).
 */
const MIN_SCORE = 0.3;
/** A longer claim is no sentence. Only what is copied word for word may be longer; comparing two long texts takes too long. */
const MAX_CLAIM_CHARACTERS = 5_000;

/** Blocks a claim that is too long to be compared with its sentences. */
export function checkLength({ text }: ParsedText): Finding | null {
  if (text.length <= MAX_CLAIM_CHARACTERS) return null;
  return {
    reason: "unsupported",
    detail: `the claim has more than ${MAX_CLAIM_CHARACTERS} characters; split it into sentences`,
  };
}

/** Blocks a claim without citations, without words, or with too little in common with its cited sentences. */
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
