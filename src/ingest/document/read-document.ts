import type { RawFile } from "../content/extracted-text.ts";
import type { ReadFailure } from "../content/read-failures.ts";
import { createUnpackBudget } from "../formats/archive/unpack-budget.ts";
import { buildDocument, type ReadDocument } from "./build-document.ts";
import { type EmbeddedRead, type ReadAbort, readContainer } from "./read-container.ts";
import { readContent } from "./read-content.ts";

/** The items of a container file, in order. */
export interface SeveralDocuments {
  readonly items: AsyncIterable<EmbeddedRead | ReadAbort>;
}

/** Turns a file's bytes into one or several documents, or a failure. Throws if a parser fails. */
export async function readDocument(file: RawFile): Promise<ReadDocument | SeveralDocuments | ReadFailure> {
  const budget = createUnpackBudget();
  const content = await readContent(file, budget);
  if ("code" in content) return content;
  return "embedded" in content
    ? { items: readContainer(file, content, budget) }
    : buildDocument(content, file);
}
