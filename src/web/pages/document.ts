import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import { publishedTime, shortDateTime } from "../../text/display/british-dates.ts";
import { documentText } from "../markup/document-text.ts";
import { type Html, type HtmlValue, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { documentUrl, pageUrl, parseSentenceNumbers } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

/** Any article fits on one page, and a page of a book stays small. */
const SENTENCES_PER_PAGE = 500;

/** A document with its numbered sentences, or the reason why its file cannot be read; null for an unknown path. */
export async function documentPage(query: URLSearchParams, deps: PageDeps): Promise<Page | null> {
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
    body: html`${metadataList(document, deps.timeZone)}
${digest !== undefined && summary(digest, path)}
<section aria-labelledby="text"><h2 id="text">Text</h2>${documentText(document, view)}</section>
${pageLinks("/document", { path }, page)}`,
  };
}

function metadataList(document: Document, timeZone: string): Html {
  const { path, source, author, published, arrivedAt, language, tags, alsoAt = [] } = document;
  const rows: readonly (readonly [string, HtmlValue])[] = [
    ["Path", html`<bdi>${path}</bdi>`],
    ["Source", source],
    ["Author", author],
    ["Time", publishedTime(published, timeZone)],
    ["Read", shortDateTime(arrivedAt, timeZone)],
    ["Language", language],
    ["Tags", tags.join(", ")],
    ["Also at", alsoAt.map((other) => html`<bdi>${other}</bdi> `)],
    ["Sentences", document.sentences.length],
  ];
  const stated = rows.filter(([, value]) => value !== null && value !== "" && !isEmpty(value));
  return html`<dl class="facts">${stated.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function isEmpty(value: HtmlValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The digest's claims, each a link to the cited sentence below. */
function summary({ headline, summary: summaryClaims, keyFacts }: Digest, path: string): Html {
  const claims = new Map([headline, ...summaryClaims, ...keyFacts].map((claim) => [claim.text, claim]));
  const items = [...claims.values()].flatMap(({ text, evidence }) => {
    const sentences = evidence.find(({ document }) => document === path)?.sentences;
    return sentences === undefined
      ? []
      : [html`<li><a class="claim" href="${documentUrl(path, sentences)}" dir="auto">${text}</a></li>`];
  });
  if (items.length === 0) return html``;
  return html`<section aria-labelledby="in-short"><h2 id="in-short">In short</h2><ul class="claims">${items}</ul></section>`;
}

async function unreadablePage(path: string, { store, library }: PageDeps): Promise<Page | null> {
  const file = (await store.unreadable(library)).find((each) => each.path === path);
  if (file === undefined) return null;
  return {
    title: path,
    section: "library",
    body: html`<p>This file could not be read: ${file.reason} (<code>${file.code}</code>)</p>
<p><a href="${pageUrl("/library", { state: "refused" })}">All files that could not be read</a></p>`,
  };
}
