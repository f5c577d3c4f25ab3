import type { Document } from "../../domain/documents/document.ts";
import { withoutSiteText } from "../../text/prose/boilerplate.ts";
import { splitSentences } from "../../text/sentences/sentences.ts";
import type { ExtractedText, RawFile } from "../content/extracted-text.ts";
import { MAX_TEXT_CHARACTERS } from "../content/limits.ts";
import { NO_TEXT, type ReadFailure, TOO_LONG } from "../content/read-failures.ts";
import { resolveMetadata } from "../metadata/resolve-metadata.ts";

/** A document without its path, hash and arrival time. */
export type ReadDocument = Omit<Document, "path" | "contentHash" | "arrivedAt">;

/** Splits the text into sentences and resolves title, source, author and time. */
export function buildDocument(
  extracted: ExtractedText,
  file: Omit<RawFile, "bytes">,
): ReadDocument | ReadFailure {
  if (extracted.text.length > MAX_TEXT_CHARACTERS) return TOO_LONG;
  const { body, ...described } = resolveMetadata(extracted, file);
  const article = withoutSiteText(body, described.language);
  // A file of nothing but such lines is kept: somebody put it there.
  const split = splitSentences(article.trim() === "" ? body : article, described.language);
  return split.sentences.length === 0 ? NO_TEXT : { ...described, ...split };
}
