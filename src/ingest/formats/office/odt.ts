import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { ENCRYPTED, malformed, type ReadFailure, readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { usableTitle } from "../../metadata/usable-title.ts";
import type { ZipEntry } from "../archive/zip.ts";
import type { DomElement, DomNode } from "../dom/dom.ts";
import { childElements, childText, localName, parseXml } from "../dom/xml.ts";

const TEXT = 3;
const NOT_A_TEXT_DOCUMENT = readFailure("unsupported-format", message("reason.file.not-a-text-document"));
/** Notes, comments, tracked deletions, frames with pictures and other objects. */
const SKIPPED_ELEMENTS = new Set([
  "note",
  "annotation",
  "tracked-changes",
  "frame",
  "ruby-text",
  "sequence-decls",
  "forms",
]);

/** An OpenDocument text's paragraphs and properties (OASIS OpenDocument 1.3). */
export async function readOdt(entries: readonly ZipEntry[]): Promise<Content> {
  const manifest = await xmlOf(entries, "META-INF/manifest.xml");
  if ("code" in manifest) return manifest;
  if (descendants(manifest).some((child) => localName(child) === "encryption-data")) return ENCRYPTED;
  const content = await xmlOf(entries, "content.xml");
  if ("code" in content) return content;
  const body = childElements(content).find((child) => localName(child) === "body");
  const text =
    body === undefined ? undefined : childElements(body).find((child) => localName(child) === "text");
  if (text === undefined) return NOT_A_TEXT_DOCUMENT;
  const meta = await xmlOf(entries, "meta.xml");
  return {
    text: cleanText(paragraphs(text).join("\n\n")),
    stated: "code" in meta ? NOTHING_STATED : statedIn(meta),
  };
}

async function xmlOf(entries: readonly ZipEntry[], name: string): Promise<DomElement | ReadFailure> {
  const bytes = await entries.find((entry) => entry.name === name)?.unpack();
  if (bytes === undefined) return malformed(message("reason.file.malformed.missing-part", { name }));
  if ("code" in bytes) return bytes;
  return parseXml(bytes.toString("utf8")) ?? malformed(message("reason.file.malformed.part-xml", { name }));
}

function descendants(element: DomElement): DomElement[] {
  return childElements(element).flatMap((child) => [child, ...descendants(child)]);
}

function paragraphs(element: DomElement): string[] {
  return childElements(element).flatMap((child) => {
    const name = localName(child);
    if (SKIPPED_ELEMENTS.has(name)) return [];
    if (name !== "p" && name !== "h") return paragraphs(child);
    const text = inline(child)
      .replace(/[^\S\n]+/g, " ")
      .trim();
    return text === "" ? [] : [text];
  });
}

function inline(node: DomNode): string {
  if (node.nodeType === TEXT) return (node.textContent ?? "").replace(/\s+/g, " ");
  const name = localName(node);
  if (SKIPPED_ELEMENTS.has(name)) return "";
  if (name === "s" || name === "tab") return " ";
  if (name === "line-break") return "\n";
  return Array.from(node.childNodes, inline).join("");
}

function statedIn(root: DomElement): StatedMetadata {
  const meta = childElements(root).find((child) => localName(child) === "meta") ?? root;
  return {
    ...NOTHING_STATED,
    title: usableTitle(childText(meta, "title")),
    author: childText(meta, "initial-creator") ?? childText(meta, "creator"),
    created: parseTimestamp(childText(meta, "creation-date") ?? ""),
  };
}
