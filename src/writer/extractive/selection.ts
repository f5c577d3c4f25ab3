import type { SentenceProfile } from "./profile.ts";
import { overlap } from "./redundancy.ts";

export interface Candidate {
  readonly profile: SentenceProfile;
  readonly score: number;
}

/** Candidates that are compared with each other: keeps the cost linear in the document's length. */
const MOST_COMPARED = 24;

export interface SelectionRule {
  /** At most this many are taken. */
  readonly count: number;
  /** What full repetition of a chosen sentence costs, in units of score. */
  readonly repetition: number;
  /** A candidate that repeats more than this share of a chosen sentence is never taken. */
  readonly ceiling: number;
  /** What a sentence costs that doesn't stand alone, unless the one before it is chosen too. */
  readonly dependence: number;
}

/**
 * Takes the best candidates one by one, each time discounting what repeats those taken (maximal marginal
 * relevance). `taken` are sentences that are shown already. Returned in order of choice.
 */
export function selectDistinct(
  candidates: readonly Candidate[],
  taken: readonly SentenceProfile[],
  rule: SelectionRule,
): SentenceProfile[] {
  const open = candidates.toSorted((a, b) => b.score - a.score).slice(0, MOST_COMPARED);
  const chosen: SentenceProfile[] = [];
  const repeats = open.map(({ profile }) =>
    Math.max(0, ...taken.map((shown) => overlap(profile.stems, shown.stems))),
  );
  while (chosen.length < rule.count) {
    const best = bestOf(open, repeats, chosen, rule);
    if (best === null) break;
    chosen.push(best);
    open.forEach(({ profile }, i) => {
      repeats[i] = profile === best ? 1 : Math.max(repeats[i] ?? 0, overlap(profile.stems, best.stems));
    });
  }
  return chosen;
}

function bestOf(
  open: readonly Candidate[],
  repeats: readonly number[],
  chosen: readonly SentenceProfile[],
  rule: SelectionRule,
): SentenceProfile | null {
  let best: SentenceProfile | null = null;
  let bestValue = Number.NEGATIVE_INFINITY;
  open.forEach(({ profile, score }, i) => {
    const repeated = repeats[i] ?? 0;
    if (repeated > rule.ceiling) return;
    const leans = !profile.standsAlone && !chosen.some((other) => other.number === profile.number - 1);
    const value = score - rule.repetition * repeated - (leans ? rule.dependence : 0);
    if (value <= bestValue) return;
    best = profile;
    bestValue = value;
  });
  return best;
}
