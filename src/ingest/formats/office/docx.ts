import { convertToHtml, images } from "mammoth";
import { message } from "../../../domain/texts/texts.ts";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { usableTitle } from "../../metadata/usable-title.ts";
import type { ZipEntry } from "../archive/zip.ts";
import { childText, parseXml } from "../dom/xml.ts";
import { readFragment } from "../html/html.ts";

const EMPTY_DOCUMENT = readFailure("no-text", message("reason.file.empty-document"));

/** Links from the text to notes and comments, and back. */
const NOTE_REFERENCES =
  "sup a[href^='#'], a[href^='#footnote-ref'], a[href^='#endnote-ref'], a[href^='#comment']";

/**
 * A Word document's paragraphs and properties. Macros, embedded objects, pictures, page headers and footers are ignored,
 * and nothing is fetched.
 */
export async function readDocx(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<Content> {
  // Everything is unpacked against the budget first, because mammoth has no limit.
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
  const text = readFragment(value, { remove: NOTE_REFERENCES });
  return text === ""
    ? EMPTY_DOCUMENT
    : { text, stated: properties === null ? NOTHING_STATED : statedIn(properties) };
}

// Dublin Core properties (ECMA-376 part 2). Documents often keep their template's title and creation date.
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
