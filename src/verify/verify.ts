import type { BlockReason, Verdict } from "../domain/documents/claim.ts";
import type { Verify } from "../domain/writing/verify.ts";
import { checkDates } from "./figures/dates.ts";
import { checkNumbers } from "./figures/numbers.ts";
import { checkNames } from "./naming/names.ts";
import { checkNegation } from "./negation/negation.ts";
import { isExtract } from "./overlap/extract.ts";
import { checkQuotations } from "./overlap/quotations.ts";
import { matchScore } from "./overlap/score.ts";
import { checkLength, checkSupport } from "./overlap/support.ts";
import type { Finding } from "./parsing/finding.ts";
import { type ParsedText, parseClaim, parseSource } from "./parsing/source.ts";
import { type Around, around } from "./parsing/surroundings.ts";
import { checkAttribution } from "./relations/attribution.ts";
import { checkCauses } from "./relations/causes.ts";
import { checkCertainty } from "./relations/certainty.ts";
import { checkEmphasis } from "./relations/emphasis.ts";
import { checkEvents } from "./relations/events.ts";
import { checkOpposites } from "./relations/opposites.ts";
import { checkRoles } from "./relations/roles.ts";

type Rule = (claim: ParsedText, source: readonly ParsedText[], near: Around) => Finding | null;

/** The rules with the most specific findings come first. */
const RULES: readonly Rule[] = [
  checkQuotations,
  checkNumbers,
  checkDates,
  checkNames,
  checkNegation,
  checkOpposites,
  checkRoles,
  checkEmphasis,
  checkCertainty,
  checkAttribution,
  checkEvents,
  checkCauses,
];

/** Lowers the score of a blocked claim, which may otherwise be high if most of its words match. */
const BLOCKED_SCORE_FACTOR = 0.8;
/** Without its speaker or its "may" a claim still says what its sentences say, so that its score stands. */
const KEEPS_SCORE: ReadonlySet<BlockReason> = new Set(["attribution", "certainty"]);

/**
 * Compares a claim with the sentences it cites. Blocked if it contains something that they do not (docs/verification.md lists
 * the rules), else matched, which does not mean true.
 */
export const verify: Verify = (text, cited, surroundings) => {
  // Fast path: most claims of the extractive writer are whole sentences.
  if (cited.some((sentence) => sentence.text === text)) return { status: "matched", score: 1 };
  const source = parseSource(cited);
  const claim = parseClaim(text, cited);
  if (isExtract(claim, source)) {
    const unsaid = checkAttribution(claim, source);
    return unsaid === null ? { status: "matched", score: 1 } : blocked(unsaid, 1);
  }
  const tooLong = checkLength(claim);
  if (tooLong !== null) return blocked(tooLong, 0);
  const near = around(surroundings, cited);
  const finding = firstFinding(claim, source, near);
  const score = matchScore(claim, [...source, ...near.supplied()]);
  const problem = finding ?? checkSupport(claim, source, score);
  if (problem !== null) return blocked(problem, score);
  const suppliers = near.suppliers();
  return { status: "matched", score, ...(suppliers.length === 0 ? {} : { suppliers }) };
};

function firstFinding(claim: ParsedText, source: readonly ParsedText[], near: Around): Finding | null {
  if (source.length === 0) return null;
  for (const rule of RULES) {
    const finding = rule(claim, source, near);
    if (finding !== null) return finding;
  }
  return null;
}

function blocked(finding: Finding, score: number): Verdict {
  const factor = KEEPS_SCORE.has(finding.reason) ? 1 : BLOCKED_SCORE_FACTOR;
  return { status: "blocked", ...finding, score: score * factor };
}
