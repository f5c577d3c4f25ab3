import type { Document } from "../../domain/documents/document.ts";
import { attribute, type Html, type HtmlValue, html } from "./html.ts";

export interface TextView {
  /** Sentence numbers, both included. */
  readonly first: number;
  readonly last: number;
  /** Numbers of the sentences that are cited. */
  readonly cited: ReadonlySet<number>;
  /** Each sentence with its number, a link to itself. */
  readonly numbered: boolean;
}

/** Sentences of a document in its paragraphs, in its language and direction; those that are cited are marked. */
export function documentText(document: Document, { first, last, cited, numbered }: TextView): Html {
  const begins = new Set(document.paragraphs);
  const paragraphs: HtmlValue[][] = [];
  for (let n = Math.max(1, first); n <= Math.min(last, document.sentences.length); n += 1) {
    if (paragraphs.length === 0 || begins.has(n)) paragraphs.push([]);
    paragraphs.at(-1)?.push(sentence(document.sentences[n - 1] ?? "", n, cited.has(n), numbered), " ");
  }
  const language = attribute("lang", languageOf(document));
  return html`<div class="prose" dir="auto"${language}>${paragraphs.map((one) => html`<p dir="auto">${one}</p>`)}</div>`;
}

function sentence(text: string, n: number, cited: boolean, numbered: boolean): Html {
  const said = cited ? html`<mark>${text}</mark>` : text;
  const number = numbered
    ? html`<a class="number" href="#s${n}" aria-label="Sentence ${n}" lang="en">${n}</a> `
    : null;
  return html`<span class="sentence" id="s${n}">${number}${said}</span>`;
}

/** Null where it can't be told: a screen reader then goes by the page's. */
export function languageOf({ language }: Pick<Document, "language">): string | null {
  return language === "und" ? null : language;
}
