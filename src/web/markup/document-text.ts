import type { Document } from "../../domain/documents/document.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { attribute, type Html, type HtmlValue, html } from "./html.ts";

export interface TextView {
  /** First and last sentence number, inclusive. */
  readonly first: number;
  readonly last: number;
  /** Numbers of the cited sentences. */
  readonly cited: ReadonlySet<number>;
  /** Whether each sentence shows its number, as a link to itself. */
  readonly numbered: boolean;
}

/** The sentences of a document in their paragraphs, with language and text direction; cited sentences are marked. */
export function documentText(
  document: Document,
  { first, last, cited, numbered }: TextView,
  texts: Texts,
): Html {
  const begins = new Set(document.paragraphs);
  const paragraphs: HtmlValue[][] = [];
  for (let n = Math.max(1, first); n <= Math.min(last, document.sentences.length); n += 1) {
    if (paragraphs.length === 0 || begins.has(n)) paragraphs.push([]);
    paragraphs
      .at(-1)
      ?.push(sentence(document.sentences[n - 1] ?? "", n, { cited: cited.has(n), numbered, texts }), " ");
  }
  const language = attribute("lang", languageOf(document));
  return html`<div class="prose" dir="auto"${language}>${paragraphs.map((one) => html`<p dir="auto">${one}</p>`)}</div>`;
}

interface SentenceOptions {
  readonly cited: boolean;
  readonly numbered: boolean;
  readonly texts: Texts;
}

function sentence(text: string, n: number, { cited, numbered, texts }: SentenceOptions): Html {
  const content = cited ? html`<mark>${text}</mark>` : text;
  const number = numbered
    ? html`<a class="number" href="#s${n}" aria-label="${texts.t("page.document.sentence", { number: String(n) })}" lang="${texts.code}">${n}</a> `
    : null;
  return html`<span class="sentence" id="s${n}">${number}${content}</span>`;
}

/** The `lang` attribute; null when the language is unknown, so that screen readers use the page's language. */
export function languageOf({ language }: Pick<Document, "language">): string | null {
  return language === "und" ? null : language;
}
