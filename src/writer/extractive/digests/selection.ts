import type { SentenceProfile } from "../sentences/profile.ts";
import { overlap } from "../sentences/redundancy.ts";

export interface SentenceCandidate {
  readonly profile: SentenceProfile;
  readonly score: number;
}

export interface SelectionRule {
  /** Maximum number of sentences. */
  readonly count: number;
  /** Cost of fully repeating a chosen sentence, in units of score. */
  readonly repetition: number;
  /** A candidate that repeats more than this share of a chosen sentence is never chosen. */
  readonly ceiling: number;
  /** Cost of a sentence that does not stand alone, unless the previous sentence is chosen too. */
  readonly dependence: number;
}

/** A candidate with its repetition so far, which is only updated when the candidate may be the best. */
interface OpenCandidate extends SentenceCandidate {
  repeated: number;
  comparedWith: number;
}

/**
 * Chooses the best candidates one by one, discounting repetition of those already chosen (maximal marginal relevance) and
 * of `alreadyShown`. Returns them in order of choice.
 */
export function selectDistinct(
  candidates: readonly SentenceCandidate[],
  alreadyShown: readonly SentenceProfile[],
  rule: SelectionRule,
): SentenceProfile[] {
  const open = candidates
    .map(({ profile, score }) => ({ profile, score, repeated: 0, comparedWith: 0 }))
    .sort((a, b) => b.score - a.score);
  const chosen: SentenceProfile[] = [];
  while (chosen.length < rule.count) {
    const best = bestOf(open, [...alreadyShown, ...chosen], chosen, rule);
    if (best === null) break;
    chosen.push(best);
  }
  return chosen;
}

/** `open` is sorted by score and discounts only lower it, so the search ends at the first score below the best value. */
function bestOf(
  open: readonly OpenCandidate[],
  against: readonly SentenceProfile[],
  chosen: readonly SentenceProfile[],
  rule: SelectionRule,
): SentenceProfile | null {
  let best: SentenceProfile | null = null;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const candidate of open) {
    const { profile, score } = candidate;
    if (score <= bestValue) break;
    if (chosen.includes(profile)) continue;
    compare(candidate, against);
    if (candidate.repeated > rule.ceiling) continue;
    const isDependent = !profile.standsAlone && !chosen.some((other) => other.number === profile.number - 1);
    const value = score - rule.repetition * candidate.repeated - (isDependent ? rule.dependence : 0);
    if (value <= bestValue) continue;
    best = profile;
    bestValue = value;
  }
  return best;
}

function compare(candidate: OpenCandidate, against: readonly SentenceProfile[]): void {
  for (; candidate.comparedWith < against.length; candidate.comparedWith++) {
    const other = against[candidate.comparedWith];
    if (other === undefined) return;
    candidate.repeated = Math.max(candidate.repeated, overlap(candidate.profile.stems, other.stems));
  }
}
