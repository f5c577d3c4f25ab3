import type { RawFile } from "../content/extracted-text.ts";
import type { ReadFailure } from "../content/read-failures.ts";
import { createUnpackBudget } from "../formats/archive/unpack-budget.ts";
import { buildDocument, type ReadDocument } from "./build-document.ts";
import { type EmbeddedRead, type ReadAbort, readContainer } from "./read-container.ts";
import { readContent } from "./read-content.ts";

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
