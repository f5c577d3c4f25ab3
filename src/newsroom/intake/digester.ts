import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { Verify, Writer } from "../../domain/writing/writer.ts";
import { checkDigest } from "../checking/check-texts.ts";

/** A digest that may be shown, and what was dropped from it. */
export interface CheckedDigest {
  readonly digest: Digest;
  readonly dropped: readonly DroppedClaim[];
}

/** Writes a document's digest and holds it to the document. */
export interface Digester {
  digest(document: Document): Promise<CheckedDigest>;
}

/** With a writer that never waits for a model: a document is in the library at once, and digested better later. */
export function createDigester(writer: Pick<Writer, "digest">, verify: Verify): Digester {
  return {
    async digest(document) {
      const { value: digest, dropped } = checkDigest(await writer.digest(document), document, verify);
      return { digest, dropped };
    },
  };
}
