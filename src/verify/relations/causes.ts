import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";

/** Blocks a claim that gives a cause where its sentences give none. */
export function checkCauses(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const { causes } = claim.pack.claimRelations;
  const added = claim.words.find((word) => causes.has(word));
  if (added === undefined || source.some(({ words }) => words.some((word) => causes.has(word)))) return null;
  return { reason: "cause", detail: `the claim says "${added}"; the cited sentences give no cause` };
}
