import type { DroppedClaim } from "../domain/claim.ts";
import type { Document } from "../domain/document.ts";
import type { Verify, Writer } from "../domain/ports.ts";
import type { Digest } from "../domain/story.ts";
import { type DocumentLookup, holdClaim, holdClaims } from "./hold.ts";

/** A digest that may be shown, and what was dropped from it. */
export interface HeldDigest {
  readonly digest: Digest;
  readonly dropped: readonly DroppedClaim[];
}

/** Writes a document's digest and holds it to the document. */
export interface Digester {
  digest(document: Document): Promise<HeldDigest>;
}

export function createDigester(writer: Pick<Writer, "digest">, verify: Verify): Digester {
  return {
    digest: async (document) => held(await writer.digest(document), document, verify),
  };
}

function held(digest: Digest, document: Document, verify: Verify): HeldDigest {
  const find: DocumentLookup = (path) => (path === document.path ? document : undefined);
  const headline = holdClaim(digest.headline, find, verify);
  const summary = holdClaims(digest.summary, find, verify);
  const keyFacts = holdClaims(digest.keyFacts, find, verify);
  return {
    digest: {
      ...digest,
      headline: headline.claim ?? digest.headline,
      summary: summary.claims,
      keyFacts: keyFacts.claims,
    },
    dropped: [
      ...(headline.dropped === null ? [] : [headline.dropped]),
      ...summary.dropped,
      ...keyFacts.dropped,
    ],
  };
}
