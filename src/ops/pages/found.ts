import type { PassageHit } from "../../domain/document.ts";
import { readQuestion } from "../../text/questions.ts";
import { documentAddress } from "./addresses.ts";
import { documentList } from "./document-list.ts";
import { languageOf } from "./document-text.ts";
import { attribute, type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import type { PagesParts } from "./parts.ts";
import { searchForm } from "./search-form.ts";

const TITLES = 20;
const PASSAGES = 20;

/** What a search finds: documents by title and path, and passages by their words. */
export async function foundPage(typed: string, { library, store, timeZone }: PagesParts): Promise<Page> {
  const [documents, passages] = await Promise.all([
    store.findDocuments(library, typed, TITLES),
    store.search(library, readQuestion(typed).stems, PASSAGES),
  ]);
  const nothing = documents.length + passages.length === 0;
  return {
    title: "Search",
    place: "library",
    body: html`${searchForm(typed)}
${nothing && html`<p>Nothing in the documents fits.</p>`}
${documents.length > 0 && html`<h2>By title and path</h2>${documentList(documents, timeZone)}`}
${passages.length > 0 && html`<h2>By text</h2><ul class="list">${passages.map(passageItem)}</ul>`}`,
  };
}

function passageItem({ document, first, last, sentences }: PassageHit): Html {
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return html`<li><a href="${documentAddress(document.path, numbers)}" dir="auto">${document.title}</a>
<span class="source">${document.source !== null && html`${document.source} · `}<bdi>${document.path}</bdi></span>
<p dir="auto"${attribute("lang", languageOf(document))}>${sentences.join(" ")}</p></li>`;
}
