import type { Document } from "../domain/document.ts";
import { splitSentences } from "../text/sentences.ts";
import { decode } from "./decode.ts";
import { binaryKind, formatOf } from "./format.ts";
import { MAX_TEXT_CHARACTERS } from "./limits.ts";
import { describe } from "./metadata.ts";
import type { Page, RawFile } from "./page.ts";
import { readPlainText } from "./plain-text.ts";
import { type Refusal, refusal, TOO_LONG } from "./reasons.ts";

/** What the content of a file gives: a document but for where it lies and when it came. */
export type ReadDocument = Omit<Document, "path" | "contentHash" | "arrivedAt">;

const EMPTY = refusal("empty", "The file holds no text; remove it or fill it.");
const NO_TEXT = refusal("no-text", "No running text was found in it; save the article itself as text.");

/** Turns a file's bytes into a document, or says why there is none in them. */
export async function readDocument(file: RawFile): Promise<ReadDocument | Refusal> {
  const kind = binaryKind(file.bytes);
  if (kind !== null) return kind;
  const text = await decode(file.bytes);
  if (typeof text !== "string") return text;
  if (text.trim() === "") return EMPTY;
  const page = await readPage(file.path, text);
  if ("code" in page) return page;
  if (page.text.length > MAX_TEXT_CHARACTERS) return TOO_LONG;
  const { body, ...described } = describe(page, file);
  const split = splitSentences(body, described.language);
  return split.sentences.length === 0 ? NO_TEXT : { ...described, ...split };
}

// Each parser is loaded when its first file comes: most folders hold one kind, and a start should not wait for the rest.
async function readPage(path: string, text: string): Promise<Page | Refusal> {
  const format = formatOf(path, text);
  switch (format) {
    case "text":
      return readPlainText(text);
    case "markdown":
      return (await import("./markdown.ts")).readMarkdown(text);
    case "html":
      return (await import("./html.ts")).readHtml(text);
    default:
      return format;
  }
}
