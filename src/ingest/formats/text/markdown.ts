import { lexer, type Token, type Tokens } from "marked";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { ExtractedText } from "../../content/extracted-text.ts";
import { raisedText } from "../../content/raised-text.ts";
import { frontMatter } from "./front-matter.ts";

/** The paragraphs, headings and list items of a Markdown file, without formatting, link addresses and HTML tags. */
export function readMarkdown(source: string): ExtractedText {
  const { stated, rest } = frontMatter(cleanText(source));
  const text = blocks(lexer(rest, { gfm: true })).join("\n\n");
  return { text: cleanText(text), stated };
}

function blocks(tokens: readonly Token[]): string[] {
  return tokens.flatMap(block).filter((text) => text.trim() !== "");
}

function block(token: Token): string[] {
  switch (token.type) {
    case "list":
      return isList(token) ? token.items.flatMap((item) => listItem(item, token.ordered)) : [];
    case "blockquote":
      return blocks(token.tokens ?? []);
    case "table":
      return isTable(token) ? rows(token) : [];
    case "code":
      return "text" in token && typeof token.text === "string" ? [token.text] : [];
    case "html":
      return [withoutTags(token.raw)];
    case "space":
    case "hr":
    case "def":
      return [];
    default:
      return [inline("tokens" in token && token.tokens !== undefined ? token.tokens : [token]).trim()];
  }
}

/** With its number, which may be part of a sentence ("14. March is the day of the second leg"). */
function listItem(item: Tokens.ListItem, isOrdered: boolean): string[] {
  const [first = "", ...rest] = blocks(item.tokens);
  const number = isOrdered ? /^\s*(\d{1,9}[.)])/.exec(item.raw)?.[1] : undefined;
  return [number === undefined ? first : `${number} ${first}`, ...rest];
}

function rows({ header, rows: lines }: Tokens.Table): string[] {
  return [header, ...lines].map((cells) => cells.map((cell) => inline(cell.tokens)).join(" | "));
}

function inline(tokens: readonly Token[]): string {
  return withoutMarks(tokens.map(inlineText).join(""));
}

/** HTML's elements for struck-out, raised and lowered text, by one name each. */
const MARKS: ReadonlyMap<string, string> = new Map(
  ["s", "strike", "sup", "sub"].map((name): [string, string] => [name, name]),
).set("del", "s");
const STRUCK = /<(s|strike)>[^<>]{0,2000}<\/\1>/gi;
/** In HTML's and in Pandoc's way of writing. */
const RAISED = /<sup>([^<>]{0,200})<\/sup>|\^([^\s^]{1,20})\^/gi;
const LOWERED = /<sub>([^<>]{0,200})<\/sub>|(?<=\p{L})~([^\s~]{1,20})~/giu;
/** Notes ("[^1]"), links between the notes of a collection ("[[page|text]]", "![[picture]]") and kinds of boxes ("[!note]"). */
const NOTE_REFERENCE = /\[\^[^\]\s]{1,40}\]:?/g;
const EMBEDDED_PAGE = /!\[\[[^\]]{1,200}\]\]/g;
const PAGE_LINK = /\[\[(?:[^\]|]{1,200}\|)?([^\]|]{1,200})\]\]/g;
const BOX_KIND = /^\s*\[![a-z-]{2,20}\][+-]?[ \t]*/i;

function withoutMarks(text: string): string {
  if (!/[<^~[]/.test(text)) return text;
  return text
    .replace(STRUCK, "")
    .replace(NOTE_REFERENCE, "")
    .replace(EMBEDDED_PAGE, "")
    .replace(PAGE_LINK, "$1")
    .replace(BOX_KIND, "")
    .replace(RAISED, (mark, html: string | undefined, plain: string | undefined, at: number) =>
      raisedText(
        text.slice(Math.max(0, at - 40), at),
        html ?? plain ?? "",
        text.slice(at + mark.length, at + mark.length + 2),
      ),
    )
    .replace(LOWERED, (_, html: string | undefined, plain: string | undefined) => html ?? plain ?? "");
}

// Links keep their text, not their address; pictures are dropped.
function inlineText(token: Token): string {
  if (token.type === "br") return "\n";
  if (token.type === "html") return inlineTag(token.raw);
  // One tilde on each side is subscript, as in Pandoc.
  if (token.type === "del" && "text" in token)
    return token.raw.startsWith("~~") ? "" : `<sub>${token.text}</sub>`;
  if (token.type === "image" || token.type === "checkbox") return "";
  if ("tokens" in token && token.tokens !== undefined) return inline(token.tokens);
  return "text" in token && typeof token.text === "string" ? decodeEntities(token.text) : token.raw;
}

/** Tags that change what a text says stay until the whole line is known. */
function inlineTag(raw: string): string {
  if (/^<br\b/i.test(raw)) return "\n";
  const [, slash = "", written = ""] = /^<(\/?)([a-z]+)/i.exec(raw) ?? [];
  const name = MARKS.get(written.toLowerCase());
  return name === undefined ? "" : `<${slash}${name}>`;
}

function isList(token: Token): token is Tokens.List {
  return token.type === "list" && "items" in token;
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === "table" && "rows" in token;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&apos;", "'"],
  ["&nbsp;", " "],
  ["&ndash;", "–"],
  ["&mdash;", "—"],
  ["&hellip;", "…"],
]);

function decodeEntities(text: string): string {
  return text.replace(/&[a-z#\d]{2,8};/g, (entity) => ENTITIES.get(entity) ?? entity);
}

function withoutTags(html: string): string {
  const shown = html
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<\/?[a-z]+\b[^>]{0,500}>/gi, (tag) => inlineTag(tag) || " ");
  const unmarked = withoutMarks(shown).replace(/<[^>]*>/g, " ");
  return decodeEntities(unmarked).replace(/[ \t]+/g, " ");
}
