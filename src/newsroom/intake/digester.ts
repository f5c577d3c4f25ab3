import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import type { Writer } from "../../domain/writing/writer.ts";
import { checkDigest } from "../checking/check-texts.ts";

/** A digest that passed the check, and the claims that were dropped from it. */
export interface CheckedDigest {
  readonly digest: Digest;
  readonly dropped: readonly DroppedClaim[];
}

/** Writes a document's digest and checks it against the document. */
export interface Digester {
  digest(document: Document): Promise<CheckedDigest>;
}

/** Pass a writer that needs no model, so that intake never waits; a model digest can replace this one later. */
export function createDigester(writer: Pick<Writer, "digest">, verify: Verify): Digester {
  return {
    async digest(document) {
      const { value: digest, dropped } = checkDigest(await writer.digest(document), document, verify);
      return { digest, dropped };
    },
  };
}
