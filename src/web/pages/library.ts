import { isQuarantined, reasonText, type Unreadable } from "../../domain/documents/unreadable.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type DateOptions, shortDateTime } from "../../text/display/dates.ts";
import { documentList } from "../markup/document-list.ts";
import { attribute, type Html, type HtmlValue, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { searchForm } from "../markup/search-form.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps, SyncStatus } from "./dependencies.ts";
import { searchPage } from "./search-results.ts";

const ROWS_PER_PAGE = 50;
const STATES = ["read", "refused", "set-aside", "waiting"] as const;
type DocumentState = (typeof STATES)[number];

/** The documents by state, or search results. */
export async function libraryPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
  const { texts } = deps;
  const searchText = query.get("q")?.trim() ?? "";
  if (searchText !== "") return searchPage(searchText, deps);
  const state = STATES.find((each) => each === query.get("state")) ?? "read";
  const unreadable = await deps.store.unreadable(deps.library);
  const failed = unreadable.filter((file) => !isQuarantined(file));
  const quarantined = unreadable.filter(isQuarantined);
  const requestedPage = query.get("page");
  const read = await readDocuments(
    state === "read" ? requestedPage : null,
    state === "read" ? ROWS_PER_PAGE : 1,
    deps,
  );
  const syncStatus = deps.syncStatus();
  const waiting = waitingCount(syncStatus);
  const counts = { read: read.total, refused: failed.length, "set-aside": quarantined.length, waiting };
  const bodies: Readonly<Record<DocumentState, () => HtmlValue>> = {
    read: () => read.body,
    refused: () => unreadableList(failed, "refused", requestedPage, texts),
    "set-aside": () => unreadableList(quarantined, "set-aside", requestedPage, texts),
    waiting: () => waitingText(syncStatus, deps),
  };
  return {
    title: texts.t("page.section.library"),
    section: "library",
    body: html`${searchForm("", texts)}
<nav class="choices" aria-label="${texts.t("page.library.states")}"><ul>${STATES.map((each) => stateItem(each, counts[each], state, texts))}</ul></nav>
<h2>${texts.t(`page.library.state.${state}`)}</h2>
${bodies[state]()}`,
  };
}

function stateItem(state: DocumentState, counted: number, current: DocumentState, texts: Texts): Html {
  const target = pageUrl("/library", { state: state === "read" ? null : state });
  return html`<li><a href="${target}"${attribute("aria-current", state === current ? "true" : null)}>${texts.t(`page.library.state.${state}`)} <span class="counted">${counted.toLocaleString(texts.code)}</span></a></li>`;
}

async function readDocuments(
  pageNumber: string | null,
  limit: number,
  { store, library, texts, timeZone }: PageDeps,
): Promise<{ readonly total: number; readonly body: Html }> {
  const requested = listPage(pageNumber, Number.POSITIVE_INFINITY, ROWS_PER_PAGE);
  const at = (offset: number) => store.newestDocuments(library, { scope: "visible", limit, offset });
  const first = await at(requested.from);
  const page = listPage(pageNumber, first.total, ROWS_PER_PAGE);
  const { documents } = page.from === requested.from ? first : await at(page.from);
  const empty = html`<p>${texts.t("page.library.empty")}</p>`;
  const list = html`${documentList(documents, { texts, timeZone })}${pageLinks("/library", {}, page, texts)}`;
  return { total: first.total, body: first.total === 0 ? empty : list };
}

function unreadableList(
  files: readonly Unreadable[],
  state: DocumentState,
  pageNumber: string | null,
  texts: Texts,
): Html {
  if (files.length === 0) return html`<p>${texts.t("page.library.none")}</p>`;
  const name = texts.t(`page.library.state.${state}`);
  const page = listPage(pageNumber, files.length, ROWS_PER_PAGE);
  const rows = files
    .slice(page.from, page.from + ROWS_PER_PAGE)
    .map(
      (file) =>
        html`<tr><th scope="row"><bdi>${file.path}</bdi></th><td><code>${file.code}</code></td><td>${reasonText(file, texts)}</td></tr>`,
    );
  const about = state === "set-aside" && html`<p>${texts.t("page.library.set-aside")}</p>`;
  const headings = [texts.t("page.library.file"), texts.t("page.library.code"), texts.t("page.library.why")];
  return html`${about}<div class="wide" tabindex="0" role="region" aria-label="${name}"><table><caption class="visually-hidden">${texts.t("page.library.caption", { state: name })}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
${pageLinks("/library", { state }, page, texts)}`;
}

function waitingCount({ backlog, settling }: SyncStatus): number {
  return (backlog === null ? 0 : backlog.changed - backlog.read) + settling;
}

function waitingText({ backlog, settling, lastSyncedAt }: SyncStatus, options: DateOptions): Html {
  const { texts } = options;
  const lines = [
    backlog !== null && html`<li>${texts.t("page.library.backlog", { ...backlog })}</li>`,
    settling > 0 && html`<li>${texts.t("page.library.settling", { count: settling })}</li>`,
    lastSyncedAt === null
      ? html`<li>${texts.t("page.library.not-scanned")}</li>`
      : html`<li>${texts.t("page.library.last-synced", { time: shortDateTime(lastSyncedAt, options) })}</li>`,
  ];
  const none = backlog === null && settling === 0 && html`<p>${texts.t("page.library.nothing-waiting")}</p>`;
  return html`${none}<ul>${lines}</ul>`;
}
