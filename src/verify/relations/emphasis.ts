import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";

/**
 * Blocks what makes a statement larger than its sentences do: a superlative, "all", "record" or "doubled" that they lack; and an
 * unsaid number ("several") of what they count.
 */
export function checkEmphasis(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const said = emphasised(claim, source) ?? vagueCount(claim, source);
  if (said === undefined) return null;
  return { reason: "emphasis", detail: `the claim says "${said.word}"; the cited sentences do not` };
}

/** The claim's first word of emphasis; undefined if the sentences have one, too, which says as much ("biggest" for "largest"). */
function emphasised(claim: ParsedText, source: readonly ParsedText[]): Term | undefined {
  const { emphasis } = claim.pack.claimRelations;
  const added = claim.terms().find(({ word }) => emphasis.has(word));
  const isSaid = (sentence: ParsedText) =>
    sentence.terms().some(({ word, stem }) => emphasis.has(word) || stem === added?.stem);
  return added === undefined || source.some(isSaid) ? undefined : added;
}

/** "several members", where the sentences count the members and call them several nowhere. */
function vagueCount(claim: ParsedText, source: readonly ParsedText[]): Term | undefined {
  const { vagueCounts } = claim.pack.claimRelations;
  const terms = claim.terms();
  const at = terms.findIndex(({ word }) => vagueCounts.has(word));
  const counted = terms.slice(at + 1, at + 4).find(({ isStop }) => !isStop);
  if (at < 0 || counted === undefined) return undefined;
  if (source.some(({ words }) => words.some((word) => vagueCounts.has(word)))) return undefined;
  const isCounted = source.some((sentence) => sentence.numbers().some(({ unit }) => unit === counted.stem));
  return isCounted ? terms[at] : undefined;
}
