import type { Document } from "../../domain/documents/document.ts";
import { reasonText } from "../../domain/documents/unreadable.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { publishedTime, shortDateTime } from "../../text/display/dates.ts";
import { documentText } from "../markup/document-text.ts";
import { type Html, type HtmlValue, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { textWithMarkup } from "../markup/text-with-markup.ts";
import { documentUrl, pageUrl, parseSentenceNumbers } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

/** Any article fits on one page, and a page of a book stays small. */
const SENTENCES_PER_PAGE = 500;

/** A document with its numbered sentences, or the reason why its file cannot be read; null for an unknown path. */
export async function documentPage(query: URLSearchParams, deps: PageDeps): Promise<Page | null> {
  const { texts } = deps;
  const path = query.get("path") ?? "";
  const [document] = await deps.store.documents(deps.library, [path]);
  if (document === undefined) return unreadablePage(path, deps);
  const cited = parseSentenceNumbers(query.get("at"));
  const digest = (await deps.store.digests(deps.library, [path])).get(path);
  const at = cited[0] === undefined ? null : String(Math.ceil(cited[0] / SENTENCES_PER_PAGE));
  const page = listPage(query.get("page") ?? at, document.sentences.length, SENTENCES_PER_PAGE);
  const view = {
    first: page.from + 1,
    last: page.from + SENTENCES_PER_PAGE,
    cited: new Set(cited),
    numbered: true,
  };
  return {
    title: document.title,
    section: "library",
    body: html`${metadataList(document, deps)}
${digest !== undefined && summary(digest, path, texts)}
<section aria-labelledby="text"><h2 id="text">${texts.t("page.document.text")}</h2>${documentText(document, view, texts)}</section>
${pageLinks("/document", { path }, page, texts)}`,
  };
}

function metadataList(document: Document, deps: PageDeps): Html {
  const { path, source, author, published, arrivedAt, language, tags, alsoAt = [] } = document;
  const { texts } = deps;
  const rows: readonly (readonly [string, HtmlValue])[] = [
    [texts.t("page.document.path"), html`<bdi>${path}</bdi>`],
    [texts.t("page.document.source"), source],
    [texts.t("page.document.author"), author],
    [texts.t("page.document.time"), publishedTime(published, deps)],
    [texts.t("page.document.read"), shortDateTime(arrivedAt, deps)],
    [texts.t("page.document.language"), language],
    [texts.t("page.document.tags"), tags.join(", ")],
    [texts.t("page.document.also-at"), alsoAt.map((other) => html`<bdi>${other}</bdi> `)],
    [texts.t("page.document.sentences"), document.sentences.length],
  ];
  const stated = rows.filter(([, value]) => value !== null && value !== "" && !isEmpty(value));
  return html`<dl class="facts">${stated.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function isEmpty(value: HtmlValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The digest's claims, each a link to the cited sentence below. */
function summary({ headline, summary: summaryClaims, keyFacts }: Digest, path: string, texts: Texts): Html {
  const claims = new Map([headline, ...summaryClaims, ...keyFacts].map((claim) => [claim.text, claim]));
  const items = [...claims.values()].flatMap(({ text, evidence }) => {
    const sentences = evidence.find(({ document }) => document === path)?.sentences;
    return sentences === undefined
      ? []
      : [html`<li><a class="claim" href="${documentUrl(path, sentences)}" dir="auto">${text}</a></li>`];
  });
  if (items.length === 0) return html``;
  return html`<section aria-labelledby="in-short"><h2 id="in-short">${texts.t("page.document.summary")}</h2><ul class="claims">${items}</ul></section>`;
}

async function unreadablePage(path: string, { store, library, texts }: PageDeps): Promise<Page | null> {
  const file = (await store.unreadable(library)).find((each) => each.path === path);
  if (file === undefined) return null;
  const unreadable = textWithMarkup(
    { reason: reasonText(file, texts), code: html`<code>${file.code}</code>` },
    ({ reason, code }) => texts.t("page.document.unreadable", { reason, code }),
  );
  return {
    title: path,
    section: "library",
    body: html`<p>${unreadable}</p>
<p><a href="${pageUrl("/library", { state: "refused" })}">${texts.t("page.document.all-unreadable")}</a></p>`,
  };
}
