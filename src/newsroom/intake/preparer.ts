import type { Document } from "../../domain/documents/document.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import { passageTerms } from "../../text/passages/passage-terms.ts";
import { sketchOf } from "../grouping/terms.ts";
import type { Digester } from "./digester.ts";

/**
 * Computes everything that depends on the document alone: digest, passage terms, and the sketch for story grouping. Done
 * together in one thread because all need the stems of the same sentences.
 */
export function createPreparer(digester: Digester): (document: Document) => Promise<PreparedDocument> {
  return async (document) => ({
    ...(await digester.digest(document)),
    sketch: sketchOf(document),
    passages: passageTerms(document),
  });
}
