import type { Claim } from "../../../domain/documents/claim.ts";
import { containment } from "../../../text/tokens/containment.ts";
import { contentStems } from "../../../text/tokens/tokens.ts";

/** A claim with its distinct content stems, to detect repetition. */
export interface StemmedClaim {
  readonly claim: Claim;
  readonly stems: ReadonlySet<string>;
}

export function stemClaim(claim: Claim): StemmedClaim {
  return { claim, stems: new Set(contentStems(claim.text)) };
}

/**
 * Share of the smaller stem set that is also in the other, 0..1. Not a cosine, because a short sentence that repeats part of
 * a long one must count as repetition.
 */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size <= b.size ? containment(a, b) : containment(b, a);
}
