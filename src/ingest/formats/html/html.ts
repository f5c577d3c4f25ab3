import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { ExtractedText } from "../../content/extracted-text.ts";
import type { DomDocument, DomElement } from "../dom/dom.ts";
import { articleBlocks } from "./article-blocks.ts";
import { type HtmlBlock, htmlBlocksOf } from "./html-blocks.ts";
import { removeBoilerplate } from "./html-boilerplate.ts";
import { statedInHtml } from "./html-metadata.ts";

/** The article of a web page with the page's metadata. Throws if the page can't be parsed. */
export function readHtml(html: string): ExtractedText {
  const document = parseDocument(html);
  const stated = statedInHtml(document);
  removeBoilerplate(document);
  const article = new Readability<DomElement>(document, { serializer: (node: DomElement) => node }).parse();
  const blocks = htmlBlocksOf(article?.content ?? bodyWithoutBoilerplate(html));
  return { text: cleanText(asText(articleBlocks(blocks, stated.title))), stated };
}

/** The text of HTML that is all content: a feed entry, a mail, a Word document. `remove`: selectors of elements to drop. */
export function readFragment(html: string, remove = ""): string {
  const { body } = parseDocument(html);
  for (const element of remove === "" ? [] : body.querySelectorAll(remove)) element.remove();
  const blocks = articleBlocks(htmlBlocksOf(body), null);
  return cleanText(asText(blocks));
}

function parseDocument(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

// Readability finds no article in short pages, and modifies the document; so the page is parsed again.
function bodyWithoutBoilerplate(html: string): DomElement {
  const document = parseDocument(html);
  removeBoilerplate(document);
  return document.body;
}

function asText(blocks: readonly HtmlBlock[]): string {
  return blocks.map(({ text }) => text).join("\n\n");
}
