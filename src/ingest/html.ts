import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { cleanText } from "../text/clean.ts";
import { type Block, blocksOf } from "./html-blocks.ts";
import { removeClutter } from "./html-clutter.ts";
import type { DomDocument, DomElement } from "./html-dom.ts";
import { statedInHtml } from "./html-metadata.ts";
import { articleBlocks } from "./html-tail.ts";
import type { Page } from "./page.ts";

/** The article of a web page, and what the page states about it. Throws when the page can't be taken apart. */
export function readHtml(html: string): Page {
  const whole = isWhole(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const document: DomDocument = parseHTML(whole).document;
  const stated = statedInHtml(document);
  removeClutter(document);
  const blocks = blocksOf(articleElement(document));
  const kept = articleBlocks(blocks, stated.title);
  return { text: cleanText(asText(kept)), stated };
}

function isWhole(html: string): boolean {
  return /<html[\s>]/i.test(html);
}

/** What Readability finds to be the article; the page's body when it finds none (a short notice, a bare fragment). */
function articleElement(document: DomDocument): DomElement {
  const whole = document.body.cloneNode(true);
  const article = new Readability<DomElement>(document, { serializer: (node: DomElement) => node }).parse();
  return article?.content ?? whole;
}

function asText(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join("\n\n");
}
