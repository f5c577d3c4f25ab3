import type { Document } from "../../domain/documents/document.ts";
import { splitSentences } from "../../text/sentences/sentences.ts";
import type { ExtractedText, RawFile } from "../content/extracted-text.ts";
import { MAX_TEXT_CHARACTERS } from "../content/limits.ts";
import { type ReadFailure, readFailure, TOO_LONG } from "../content/read-failures.ts";
import { resolveMetadata } from "../metadata/resolve-metadata.ts";

/** What the content of a file or part gives: a document but for where it lies and when it came. */
export type ReadDocument = Omit<Document, "path" | "contentHash" | "arrivedAt">;

export const NO_TEXT = readFailure(
  "no-text",
  "No running text was found in it; save the article itself as text.",
);

/** Numbers the sentences of a page and finds its title, source, author and time. */
export function buildDocument(
  extracted: ExtractedText,
  file: Omit<RawFile, "bytes">,
): ReadDocument | ReadFailure {
  if (extracted.text.length > MAX_TEXT_CHARACTERS) return TOO_LONG;
  const { body, ...described } = resolveMetadata(extracted, file);
  const split = splitSentences(body, described.language);
  return split.sentences.length === 0 ? NO_TEXT : { ...described, ...split };
}
