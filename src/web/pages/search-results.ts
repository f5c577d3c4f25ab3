import type { PassageHit } from "../../domain/documents/passage.ts";
import { parseQuestion } from "../../text/queries/parse-question.ts";
import { documentList } from "../markup/document-list.ts";
import { languageOf } from "../markup/document-text.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { searchForm } from "../markup/search-form.ts";
import { documentUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

const MAX_DOCUMENTS = 20;
const MAX_PASSAGES = 20;

/** Search results: documents by title and path, and passages by their words. */
export async function searchPage(
  query: string,
  { library, store, texts, timeZone }: PageDeps,
): Promise<Page> {
  const [documents, passages] = await Promise.all([
    store.findDocuments(library, query, MAX_DOCUMENTS),
    store.search(library, parseQuestion(query).stems, MAX_PASSAGES),
  ]);
  const nothing = documents.length + passages.length === 0;
  return {
    title: texts.t("page.search.title"),
    section: "library",
    body: html`${searchForm(query, texts)}
${nothing && html`<p>${texts.t("page.search.none")}</p>`}
${documents.length > 0 && html`<h2>${texts.t("page.search.by-title")}</h2>${documentList(documents, { texts, timeZone })}`}
${passages.length > 0 && html`<h2>${texts.t("page.search.by-text")}</h2><ul class="list">${passages.map(passageItem)}</ul>`}`,
  };
}

function passageItem({ document, first, last, sentences }: PassageHit): Html {
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return html`<li><a href="${documentUrl(document.path, numbers)}" dir="auto">${document.title}</a>
<span class="source">${document.source !== null && html`${document.source} · `}<bdi>${document.path}</bdi></span>
<p dir="auto"${attribute("lang", languageOf(document))}>${sentences.join(" ")}</p></li>`;
}
