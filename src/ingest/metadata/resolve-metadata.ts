import { basename, extname } from "node:path";
import type { Document } from "../../domain/documents/document.ts";
import { detectLanguage } from "../../text/sentences/language.ts";
import type { ExtractedText, RawFile, Timestamp } from "../content/extracted-text.ts";
import { readHeader } from "./header.ts";

/** What is known about a document beside its sentences, and the text its sentences come from. */
export type ResolvedMetadata = Omit<
  Document,
  "path" | "contentHash" | "arrivedAt" | "sentences" | "paragraphs"
> & {
  readonly body: string;
};

/**
 * Title, source, author and time of a document: what its format states, else what its first lines state, else file
 * name and file time, marked so. A title that is not the text's first paragraph is put before it, so that it can be cited.
 */
export function resolveMetadata(
  { text, stated }: ExtractedText,
  file: Omit<RawFile, "bytes">,
): ResolvedMetadata {
  const header = readHeader(text, stated.title);
  const title = stated.title ?? header.title;
  const published = stated.published ?? header.published;
  return {
    title: title ?? fileTitle(file.path),
    titleFrom: stated.title !== null ? "metadata" : title !== null ? "text" : "file-name",
    source: stated.source ?? header.source ?? file.collection?.name ?? null,
    author: stated.author ?? header.author,
    tags: stated.tags,
    language: file.collection?.language ?? languageOf(text, stated.language),
    published:
      published === null
        ? { ...(stated.created ?? modifiedTimestamp(file)), from: "arrival" }
        : { ...published, from: published === header.published ? "text" : "metadata" },
    body: title === null || startsWithTitle(header.body, title) ? header.body : `${title}\n\n${header.body}`,
  };
}

function modifiedTimestamp({ modifiedMs }: Pick<RawFile, "modifiedMs">): Timestamp {
  return { at: new Date(modifiedMs).toISOString(), precision: "instant" };
}

// Pages and templates often carry the wrong language mark, so what is written decides where it can be told.
function languageOf(text: string, stated: string | null): string {
  const detected = detectLanguage(text);
  return detected === "und" ? (stated ?? detected) : detected;
}

function fileTitle(path: string): string {
  const name = basename(path, extname(path)).replace(/^#(?=.)/, "");
  return name.replace(/[-_]+/g, " ").trim() || name;
}

function startsWithTitle(body: string, title: string): boolean {
  const [first = ""] = body.trimStart().split("\n", 1);
  return comparable(first).startsWith(comparable(title));
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
