import { buildDocument, type ReadDocument } from "./document-of-page.ts";
import type { RawFile } from "./page.ts";
import { readContent } from "./read-content.ts";
import { type EmbeddedRead, type ReadAbort, readContainer } from "./read-parts.ts";
import type { ReadFailure } from "./reasons.ts";
import { createUnpackBudget } from "./unpacking.ts";

/** What a file holds that holds several documents, in order. */
export interface SeveralDocuments {
  readonly items: AsyncIterable<EmbeddedRead | ReadAbort>;
}

/** Turns a file's bytes into a document or several, or says why there is none in them. Throws when they can't be taken apart. */
export async function readDocument(file: RawFile): Promise<ReadDocument | SeveralDocuments | ReadFailure> {
  const budget = createUnpackBudget();
  const content = await readContent(file, budget);
  if ("code" in content) return content;
  return "embedded" in content
    ? { items: readContainer(file, content, budget) }
    : buildDocument(content, file);
}
