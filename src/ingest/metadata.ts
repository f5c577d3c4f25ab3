import { basename, extname } from "node:path";
import type { Document } from "../domain/document.ts";
import { detectLanguage } from "../text/language.ts";
import { readHeader } from "./header.ts";
import type { Page, RawFile, Stamp } from "./page.ts";

/** What is known about a document beside its sentences, and the text its sentences come from. */
export type Described = Omit<Document, "path" | "contentHash" | "arrivedAt" | "sentences" | "paragraphs"> & {
  readonly body: string;
};

/**
 * Title, source, author and time of a document: what its format states, else what its first lines state, else file
 * name and file time, marked so. A title that is not the text's first paragraph is put before it, so that it can be cited.
 */
export function describe({ text, stated }: Page, file: Omit<RawFile, "bytes">): Described {
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
        ? { ...(stated.made ?? modifiedStamp(file)), from: "arrival" }
        : { ...published, from: published === header.published ? "text" : "metadata" },
    body: title === null || opensWith(header.body, title) ? header.body : `${title}\n\n${header.body}`,
  };
}

function modifiedStamp({ modifiedMs }: Pick<RawFile, "modifiedMs">): Stamp {
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

function opensWith(body: string, title: string): boolean {
  const [first = ""] = body.trimStart().split("\n", 1);
  return comparable(first).startsWith(comparable(title));
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
