import { convertToHtml, images } from "mammoth";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { usableTitle } from "../../metadata/usable-title.ts";
import type { ZipEntry } from "../archive/zip.ts";
import { childText, parseXml } from "../dom/xml.ts";
import { readFragment } from "../html/html.ts";

const EMPTY_DOCUMENT = readFailure(
  "no-text",
  "The document holds no text; write some, or take it out of the folder.",
);

/** What leads from a text to its notes and back. */
const NOTE_REFERENCES =
  "sup a[href^='#'], a[href^='#footnote-ref'], a[href^='#endnote-ref'], a[href^='#comment']";

/**
 * A Word document's paragraphs, with what its properties state. Macros, embedded objects and pictures are left alone, and
 * nothing that it refers to is fetched. Headers and footers of pages are no part of what is converted.
 */
export async function readDocx(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<Content> {
  // All of it is unpacked and counted here first: the converter does not count.
  let properties: Buffer | null = null;
  for (const { name, unpack } of entries) {
    const unpacked = await unpack();
    if ("code" in unpacked) return unpacked;
    if (name === "docProps/core.xml") properties = unpacked;
  }
  const { value } = await convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    { convertImage: images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
  );
  const text = readFragment(value, NOTE_REFERENCES);
  return text === ""
    ? EMPTY_DOCUMENT
    : { text, stated: properties === null ? NOTHING_STATED : statedIn(properties) };
}

// Properties by Dublin Core (ECMA-376 part 2): a template's title and day of making stay in what is written with it.
function statedIn(xml: Buffer): StatedMetadata {
  const root = parseXml(xml.toString("utf8"));
  if (root === null) return NOTHING_STATED;
  return {
    ...NOTHING_STATED,
    title: usableTitle(childText(root, "title")),
    author: childText(root, "creator"),
    created: parseTimestamp(childText(root, "created") ?? ""),
  };
}
