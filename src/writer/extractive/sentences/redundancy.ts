import type { Claim } from "../../../domain/documents/claim.ts";
import { containment } from "../../../text/tokens/containment.ts";
import { contentStems } from "../../../text/tokens/tokens.ts";

/** A claim with its distinct content stems, for telling what repeats what. */
export interface StemmedClaim {
  readonly claim: Claim;
  readonly stems: ReadonlySet<string>;
}

export function stemClaim(claim: Claim): StemmedClaim {
  return { claim, stems: new Set(contentStems(claim.text)) };
}

/**
 * How much of the smaller of two sets of stems stands in the other, 0..1. Containment rather than a cosine,
 * so that a short sentence repeating part of a long one counts as a repetition.
 */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size <= b.size ? containment(a, b) : containment(b, a);
}
