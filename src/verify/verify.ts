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
import { checkSupport } from "./support.ts";

type Rule = (claim: ParsedText, source: readonly ParsedText[]) => Finding | null;

/** In the order of how exactly they can say what is wrong. */
const RULES: readonly Rule[] = [checkQuotations, checkNumbers, checkDates, checkNames, checkNegation];

/** What is not in the sentences makes a claim match less, however many of its words are: its score loses a fifth. */
const BLOCKED_SCORE_FACTOR = 0.8;

/**
 * Holds a claim's text against the sentences it cites. Blocked when something in it is not in them
 * (docs/verification.md lists the rules); matched otherwise, which does not mean true. Pure.
 */
export const verify: Verify = (text, cited) => {
  // Most claims of the built-in writer are a sentence as it stands: nothing has to be read to see that.
  if (cited.some((sentence) => sentence.text === text)) return { status: "matched", score: 1 };
  const source = parseSource(cited);
  const claim = parseClaim(text, cited);
  if (isExtract(claim, source)) return { status: "matched", score: 1 };
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
