import type { Claim } from "../../../domain/documents/claim.ts";
import type { SentenceProfile } from "./profile.ts";

/** A sentence as a claim that quotes it whole. `document`: the document's path. */
export function claimOf(document: string, { number, text, shown }: SentenceProfile): Claim {
  return { text: shown, evidence: [{ document, sentences: [number], quote: text }] };
}
