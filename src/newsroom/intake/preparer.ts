import type { Document } from "../../domain/documents/document.ts";
import type { PreparedDocument } from "../../domain/intake/prepared-document.ts";
import { passageTerms } from "../../text/passages/passage-terms.ts";
import { sketchOf } from "../grouping/terms.ts";
import type { Digester } from "./digester.ts";

/**
 * Works out what a document alone tells: its digest, its passages' stems, its sketch for story grouping. In one go and in
 * one thread, as each needs the stems of the same sentences.
 */
export function createPreparer(digester: Digester): (document: Document) => Promise<PreparedDocument> {
  return async (document) => ({
    ...(await digester.digest(document)),
    sketch: sketchOf(document),
    passages: passageTerms(document),
  });
}
