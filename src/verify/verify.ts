import type { Verdict } from "../domain/documents/claim.ts";
import type { Verify } from "../domain/writing/verify.ts";
import { checkDates } from "./dates.ts";
import { isExtract } from "./extract.ts";
import type { Finding } from "./finding.ts";
import { checkNames } from "./names.ts";
import { checkNegation } from "./negation.ts";
import { checkNumbers } from "./numbers.ts";
import { checkQuotations } from "./quotations.ts";
import { matchScore } from "./score.ts";
import { type ParsedText, parseClaim, parseSource } from "./source.ts";
import { checkLength, checkSupport } from "./support.ts";

type Rule = (claim: ParsedText, source: readonly ParsedText[]) => Finding | null;

/** The rules with the most specific findings come first. */
const RULES: readonly Rule[] = [checkQuotations, checkNumbers, checkDates, checkNames, checkNegation];

/** Lowers the score of a blocked claim, which may otherwise be high if most of its words match. */
const BLOCKED_SCORE_FACTOR = 0.8;

/**
 * Compares a claim with the sentences it cites. Blocked if it contains something that they do not (docs/verification.md lists
 * the rules), else matched, which does not mean true.
 */
export const verify: Verify = (text, cited) => {
  // Fast path: most claims of the extractive writer are whole sentences.
  if (cited.some((sentence) => sentence.text === text)) return { status: "matched", score: 1 };
  const source = parseSource(cited);
  const claim = parseClaim(text, cited);
  if (isExtract(claim, source)) return { status: "matched", score: 1 };
  const tooLong = checkLength(claim);
  if (tooLong !== null) return blocked(tooLong, 0);
  const score = matchScore(claim, source);
  const finding = firstFinding(claim, source) ?? checkSupport(claim, source, score);
  return finding === null ? { status: "matched", score } : blocked(finding, score);
};

function firstFinding(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  if (source.length === 0) return null;
  for (const rule of RULES) {
    const finding = rule(claim, source);
    if (finding !== null) return finding;
  }
  return null;
}

function blocked(finding: Finding, score: number): Verdict {
  return { status: "blocked", ...finding, score: score * BLOCKED_SCORE_FACTOR };
}
