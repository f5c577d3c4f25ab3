import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { loweredText, raisedText } from "../../content/raised-text.ts";
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
    text: cleanText(paragraphs(text, textStyles(content)).join("\n\n")),
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

/** What a style does to its text: raises or lowers it, or takes it out of what is read. */
type TextEffect = "raised" | "lowered" | "unread";

/** The effects of a document's own styles, by style name. */
function textStyles(content: DomElement): ReadonlyMap<string, TextEffect> {
  const effects = new Map<string, TextEffect>();
  for (const styles of childElements(content).filter((child) => localName(child) === "automatic-styles"))
    for (const style of childElements(styles)) {
      const properties = childElements(style).find((child) => localName(child) === "text-properties");
      const effect = properties === undefined ? null : effectOf(properties);
      if (effect !== null) effects.set(style.getAttribute("style:name") ?? "", effect);
    }
  return effects;
}

function effectOf(properties: DomElement): TextEffect | null {
  const struck = properties.getAttribute("style:text-line-through-style") ?? "none";
  const display = properties.getAttribute("text:display");
  if (struck !== "none" || display === "none") return "unread";
  const position = properties.getAttribute("style:text-position") ?? "";
  if (/^(?:super|[1-9])/.test(position)) return "raised";
  return /^(?:sub|-[1-9])/.test(position) ? "lowered" : null;
}

type Effects = ReadonlyMap<string, TextEffect>;

function paragraphs(element: DomElement, effects: Effects): string[] {
  return childElements(element).flatMap((child) => {
    const name = localName(child);
    if (SKIPPED_ELEMENTS.has(name)) return [];
    if (name === "table-row") return rowOf(child, effects);
    if (name !== "p" && name !== "h") return paragraphs(child, effects);
    const text = inline(child, effects, "")
      .replace(/[^\S\n]+/g, " ")
      .trim();
    return text === "" ? [] : [text];
  });
}

/** A table's row as one line; a cell without text keeps its place. */
function rowOf(row: DomElement, effects: Effects): string[] {
  const cells = childElements(row).map((cell) => paragraphs(cell, effects).join(" "));
  return cells.some((cell) => cell !== "") ? [cells.join(" | ")] : [];
}

/** The text of a node, which follows on `before`. */
function inline(node: DomNode, effects: Effects, before: string): string {
  if (node.nodeType === TEXT) return (node.textContent ?? "").replace(/\s+/g, " ");
  const name = localName(node);
  if (SKIPPED_ELEMENTS.has(name)) return "";
  if (name === "s" || name === "tab") return " ";
  if (name === "line-break") return "\n";
  const style = name === "span" ? (node as DomElement).getAttribute("text:style-name") : null;
  const effect = style === null ? undefined : effects.get(style);
  if (effect === "unread") return "";
  let text = "";
  for (const child of node.childNodes) text += inline(child, effects, before + text);
  if (effect === "raised") return raisedText(before, text, node.nextSibling?.textContent ?? "");
  return effect === "lowered" ? loweredText(before, text) : text;
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
