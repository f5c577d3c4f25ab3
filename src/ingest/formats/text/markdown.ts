import { lexer, type Token, type Tokens } from "marked";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { ExtractedText } from "../../content/extracted-text.ts";
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
      return isList(token) ? token.items.flatMap((item) => blocks(item.tokens)) : [];
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

function rows({ header, rows: lines }: Tokens.Table): string[] {
  return [header, ...lines].map((cells) => cells.map((cell) => inline(cell.tokens)).join(" | "));
}

function inline(tokens: readonly Token[]): string {
  return tokens.map(inlineText).join("");
}

// Links keep their text, not their address; pictures are dropped.
function inlineText(token: Token): string {
  if (token.type === "br") return "\n";
  if (token.type === "html") return /^<br\b/i.test(token.raw) ? "\n" : "";
  if (token.type === "del") return "";
  if (token.type === "image" || token.type === "checkbox") return "";
  if ("tokens" in token && token.tokens !== undefined) return inline(token.tokens);
  return "text" in token && typeof token.text === "string" ? decodeEntities(token.text) : token.raw;
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
    .replace(/<[^>]*>/g, " ");
  return decodeEntities(shown).replace(/[ \t]+/g, " ");
}
