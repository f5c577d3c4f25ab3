import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { cleanText } from "../../../text/sentences/clean.ts";
import { type ExtractedText, NOTHING_STATED } from "../../content/extracted-text.ts";
import type { DomDocument, DomElement, DomNode } from "../dom/dom.ts";
import { articleBlocks } from "./article-blocks.ts";
import { type HtmlBlock, htmlBlocksOf } from "./html-blocks.ts";
import { removeBoilerplate } from "./html-boilerplate.ts";
import { linkedArticle } from "./html-linked-data.ts";
import { statedInHtml } from "./html-metadata.ts";
import { removeUnread } from "./unread-elements.ts";

const ELEMENT = 1;
const TEXT = 3;
const DOCTYPE = /^\s*<!doctype[^>]*>/i;
const HEAD_ELEMENTS = new Set("BASE LINK META NOSCRIPT SCRIPT STYLE TEMPLATE TITLE".split(" "));

/** Linked data holds the whole article where the page shows less than this share of it, 0..1. */
const MIN_SHOWN_SHARE = 0.5;

/**
 * The article of a web page with the page's metadata. The text is empty where a script would write it. Throws if the page
 * can't be parsed.
 */
export function readHtml(html: string): ExtractedText {
  const document = parseDocument(html);
  const linked = linkedArticle(document);
  const stated = statedInHtml(document, linked);
  removeUnread(document);
  removeBoilerplate(document);
  const article = new Readability<DomElement>(document, { serializer: (node: DomElement) => node }).parse();
  const blocks = htmlBlocksOf(article?.content ?? bodyWithoutBoilerplate(html));
  const shown = cleanText(asText(articleBlocks(blocks, stated)));
  const body = linked.body === null ? "" : linkedText(linked.body);
  return { text: shown.length < MIN_SHOWN_SHARE * body.length ? body : shown, stated };
}

/** Plain text separates paragraphs by line ends. */
function linkedText(body: string): string {
  return readFragment(/<(?:p|br|div)\b/i.test(body) ? body : body.replaceAll("\n", "<p>"));
}

/** Selectors of what to drop: elements by themselves, and elements with all siblings after them. */
export interface Removals {
  readonly remove: string;
  readonly removeFrom?: string;
}

/** The text of HTML that is all content: a feed entry, a mail, a Word document. */
export function readFragment(html: string, removals: Removals | null = null): string {
  const document = parseDocument(html);
  removeUnread(document);
  const { body } = document;
  if (removals !== null) drop(body, removals);
  const blocks = articleBlocks(htmlBlocksOf(body), NOTHING_STATED);
  return cleanText(asText(blocks));
}

function drop(body: DomElement, { remove, removeFrom }: Removals): void {
  for (const element of body.querySelectorAll(remove)) element.remove();
  // Not by a "~" in a selector, which takes time by the square of the siblings.
  for (const first of removeFrom === undefined ? [] : body.querySelectorAll(removeFrom))
    for (let node: DomNode | null = first; node !== null; ) {
      const next: DomNode | null = node.nextSibling;
      if (node === first || node.nodeType === ELEMENT) node.remove();
      node = next;
    }
}

function parseDocument(html: string): DomDocument {
  const hasRoot = /<html[\s>]/i.test(html);
  const whole = hasRoot ? html : `<!doctype html><html>${html.replace(DOCTYPE, "")}</html>`;
  const { document } = parseHTML(whole);
  placeRootChildren(document);
  return document;
}

/** Puts what stands in neither head nor body where a browser puts it: their tags may be left out. */
function placeRootChildren({ documentElement, head, body }: DomDocument): void {
  let isInHead = true;
  for (const node of Array.from(documentElement.childNodes)) {
    const name = node.nodeName.toUpperCase();
    if (node === head) continue;
    // linkedom adds a missing body before the nodes that belong into it.
    if (node === body) isInHead &&= Array.from(body.childNodes).length === 0;
    else {
      const isText = node.nodeType === TEXT && node.textContent?.trim() !== "";
      isInHead &&= node.nodeType === ELEMENT ? HEAD_ELEMENTS.has(name) : !isText;
      (isInHead ? head : body).appendChild(node);
    }
  }
}

// Readability finds no article in short pages, and modifies the document; so the page is parsed again.
function bodyWithoutBoilerplate(html: string): DomElement {
  const document = parseDocument(html);
  removeUnread(document);
  removeBoilerplate(document);
  return document.body;
}

function asText(blocks: readonly HtmlBlock[]): string {
  return blocks.map(({ text }) => text).join("\n\n");
}
