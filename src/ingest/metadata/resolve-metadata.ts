import { basename, extname } from "node:path";
import { DAY_MS } from "../../domain/core/time.ts";
import type { Document } from "../../domain/documents/document.ts";
import { detectLanguage } from "../../text/sentences/language.ts";
import type { ExtractedText, RawFile, Timestamp } from "../content/extracted-text.ts";
import { withoutDateline } from "./dateline.ts";
import { readHeader } from "./header.ts";

/** A document's metadata, and the text that is split into its sentences. */
export type ResolvedMetadata = Omit<
  Document,
  "path" | "contentHash" | "arrivedAt" | "sentences" | "paragraphs"
> & {
  readonly body: string;
};

/**
 * A document's title, source, author and time: from its format, else from its first lines, else from file name and file
 * time (marked as such). A title that is not the text's first paragraph is put before it, so that it can be cited.
 */
export function resolveMetadata(
  { text, stated }: ExtractedText,
  file: Omit<RawFile, "bytes">,
): ResolvedMetadata {
  const header = readHeader(text, stated.title);
  const title = stated.title ?? header.title;
  const isPossible = isPossibleAt(file.readMs);
  const dateline = withoutDateline(header.body);
  const published = [stated.published, header.published, dateline.date].find(isPossible) ?? null;
  return {
    title: title ?? fileTitle(file.hints?.name ?? file.path),
    titleFrom: stated.title !== null ? "metadata" : title !== null ? "text" : "file-name",
    source: stated.source ?? header.source ?? file.collection?.name ?? null,
    author: stated.author ?? header.author,
    tags: stated.tags,
    language: file.collection?.language ?? languageOf(text, stated.language),
    published:
      published === null
        ? { ...([stated.created].find(isPossible) ?? modifiedTimestamp(file)), from: "arrival" }
        : { ...published, from: published === stated.published ? "metadata" : "text" },
    body:
      title === null || startsWithTitle(dateline.body, title)
        ? dateline.body
        : `${title}\n\n${dateline.body}`,
  };
}

/** Zones and clocks differ by less than this. */
const MAX_AHEAD_MS = DAY_MS;
/** What programs write for a time that they do not know. */
const EPOCH = new Date(0).toISOString();

/** Returns whether something may have been published at a time: a day to come, or the first of 1970, is a mistake. */
function isPossibleAt(readMs = Number.POSITIVE_INFINITY) {
  return (time: Timestamp | null | undefined): time is Timestamp =>
    time != null && time.at !== EPOCH && Date.parse(time.at) <= readMs + MAX_AHEAD_MS;
}

function modifiedTimestamp({ modifiedMs, readMs = modifiedMs }: Omit<RawFile, "bytes">): Timestamp {
  return { at: new Date(Math.min(modifiedMs, readMs)).toISOString(), precision: "instant" };
}

// Pages and templates often state the wrong language, so the text decides if its language can be detected.
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
