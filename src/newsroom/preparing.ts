import type { Document } from "../domain/document.ts";
import type { PreparedDocument } from "../domain/prepared.ts";
import { passageTerms } from "../text/passage-terms.ts";
import type { Digester } from "./digesting.ts";
import { sketchOf } from "./stories/terms.ts";

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
