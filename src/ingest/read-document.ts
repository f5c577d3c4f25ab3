import { documentOfPage, type ReadDocument } from "./document-of-page.ts";
import type { RawFile } from "./page.ts";
import { readContent } from "./read-content.ts";
import { type ReadItem, type ReadStop, readParts } from "./read-parts.ts";
import type { Refusal } from "./reasons.ts";
import { createUnpacking } from "./unpacking.ts";

/** What a file holds that holds several documents, in order. */
export interface SeveralDocuments {
  readonly items: AsyncIterable<ReadItem | ReadStop>;
}

/** Turns a file's bytes into a document or several, or says why there is none in them. Throws when they can't be taken apart. */
export async function readDocument(file: RawFile): Promise<ReadDocument | SeveralDocuments | Refusal> {
  const unpacking = createUnpacking();
  const content = await readContent(file, unpacking);
  if ("code" in content) return content;
  return "parts" in content ? { items: readParts(file, content, unpacking) } : documentOfPage(content, file);
}
