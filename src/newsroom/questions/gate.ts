import type { Claim, DroppedClaim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import type { CitedSentence, Verify } from "../../domain/ports.ts";
import { statedDate } from "../../domain/time.ts";

/** Claims that match the sentences they cite, and those that do not. */
export interface Gated {
  readonly matched: readonly Claim[];
  readonly dropped: readonly DroppedClaim[];
}

function cited(claim: Claim, documents: ReadonlyMap<string, Document>): CitedSentence[] {
  return claim.evidence.flatMap(({ document: path, sentences }) => {
    const document = documents.get(path);
    if (document === undefined) return [];
    return sentences.flatMap((number) => {
      const text = document.sentences[number - 1];
      return text === undefined ? [] : [{ text, statedDate: statedDate(document.published) }];
    });
  });
}

/** Holds each claim against the sentences it cites, as they stand in the documents. */
export function gate(claims: readonly Claim[], documents: readonly Document[], verify: Verify): Gated {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const matched: Claim[] = [];
  const dropped: DroppedClaim[] = [];
  for (const claim of claims) {
    const sentences = cited(claim, byPath);
    const verdict = sentences.length === 0 ? null : verify(claim.text, sentences);
    if (verdict?.status === "matched") matched.push(claim);
    else dropped.push({ text: claim.text, reason: verdict?.reason ?? "unsupported" });
  }
  return { matched, dropped };
}
