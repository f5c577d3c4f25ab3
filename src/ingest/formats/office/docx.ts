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
import { withPlainMarks } from "./docx-marks.ts";

const EMPTY_DOCUMENT = readFailure("no-text", message("reason.file.empty-document"));

/** Links from the text to notes and comments, and back. */
const NOTE_REFERENCES =
  "sup a[href^='#'], a[href^='#footnote-ref'], a[href^='#endnote-ref'], a[href^='#comment']";

/**
 * A Word document's paragraphs and properties. Macros, embedded objects, pictures, page headers and footers are ignored,
 * and nothing is fetched.
 */
export async function readDocx(entries: readonly ZipEntry[]): Promise<Content> {
  // Everything is unpacked against the budget first, because mammoth has no limit.
  const parts = new Map<string, Buffer>();
  for (const { name, unpack } of entries) {
    const unpacked = await unpack();
    if ("code" in unpacked) return unpacked;
    parts.set(name, unpacked);
  }
  const properties = parts.get("docProps/core.xml") ?? null;
  const document = parts.get(MAIN_PART)?.toString("utf8");
  if (document !== undefined) {
    const styles = parts.get("word/styles.xml")?.toString("utf8") ?? "";
    parts.set(MAIN_PART, Buffer.from(withPlainMarks(document, styles)));
  }
  const { value } = await convertToHtml(
    // mammoth takes its own view of an archive as well, which its types leave out.
    { file: archiveOf(parts) } as unknown as Parameters<typeof convertToHtml>[0],
    { convertImage: images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
  );
  const text = readFragment(value, { remove: NOTE_REFERENCES });
  return text === ""
    ? EMPTY_DOCUMENT
    : { text, stated: properties === null ? NOTHING_STATED : statedIn(properties) };
}

const MAIN_PART = "word/document.xml";

/** Parts by name, as mammoth reads them. */
function archiveOf(parts: ReadonlyMap<string, Buffer>) {
  return {
    exists: (name: string) => parts.has(name),
    async read(name: string, encoding?: string) {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`it has no ${name}`);
      if (encoding === "base64") return part.toString("base64");
      return encoding === undefined ? new Uint8Array(part) : new TextDecoder(encoding).decode(part);
    },
  };
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
