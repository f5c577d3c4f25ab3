import { isQuarantined, type Unreadable } from "../../domain/documents/unreadable.ts";
import { shortDateTime } from "../../text/display/british-dates.ts";
import { documentList } from "../markup/document-list.ts";
import { attribute, type Html, type HtmlValue, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { searchForm } from "../markup/search-form.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps, SyncStatus } from "./dependencies.ts";
import { searchPage } from "./search-results.ts";
import { pluralize } from "./story-section.ts";

const ROWS_PER_PAGE = 50;
const STATES = ["read", "refused", "set-aside", "waiting"] as const;
type DocumentState = (typeof STATES)[number];

const STATE_NAMES: Readonly<Record<DocumentState, string>> = {
  read: "Read",
  refused: "Could not be read",
  "set-aside": "Set aside",
  waiting: "Waiting",
};

/** The documents by state, or search results. */
export async function libraryPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
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
    refused: () => unreadableList(failed, "refused", requestedPage),
    "set-aside": () => unreadableList(quarantined, "set-aside", requestedPage),
    waiting: () => waitingText(syncStatus, deps.timeZone),
  };
  return {
    title: "Library",
    section: "library",
    body: html`${searchForm("")}
<nav class="choices" aria-label="Documents by state"><ul>${STATES.map((each) => stateItem(each, counts[each], state))}</ul></nav>
<h2>${STATE_NAMES[state]}</h2>
${bodies[state]()}`,
  };
}

function stateItem(state: DocumentState, counted: number, current: DocumentState): Html {
  const target = pageUrl("/library", { state: state === "read" ? null : state });
  return html`<li><a href="${target}"${attribute("aria-current", state === current ? "true" : null)}>${STATE_NAMES[state]} <span class="counted">${counted.toLocaleString("en-GB")}</span></a></li>`;
}

async function readDocuments(
  pageNumber: string | null,
  limit: number,
  { store, library, timeZone }: PageDeps,
): Promise<{ readonly total: number; readonly body: Html }> {
  const requested = listPage(pageNumber, Number.POSITIVE_INFINITY, ROWS_PER_PAGE);
  const at = (offset: number) => store.newestDocuments(library, { scope: "visible", limit, offset });
  const first = await at(requested.from);
  const page = listPage(pageNumber, first.total, ROWS_PER_PAGE);
  const { documents } = page.from === requested.from ? first : await at(page.from);
  const empty = html`<p>There are no documents yet. Put some in the documents folder.</p>`;
  const list = html`${documentList(documents, timeZone)}${pageLinks("/library", {}, page)}`;
  return { total: first.total, body: first.total === 0 ? empty : list };
}

function unreadableList(files: readonly Unreadable[], state: DocumentState, pageNumber: string | null): Html {
  if (files.length === 0) return html`<p>None.</p>`;
  const page = listPage(pageNumber, files.length, ROWS_PER_PAGE);
  const rows = files
    .slice(page.from, page.from + ROWS_PER_PAGE)
    .map(
      ({ path, code, reason }) =>
        html`<tr><th scope="row"><bdi>${path}</bdi></th><td><code>${code}</code></td><td>${reason}</td></tr>`,
    );
  const about =
    state === "set-aside" &&
    html`<p>These files are malformed, or reading them took too much time or memory. A file is read again only when it changes.</p>`;
  return html`${about}<div class="wide" tabindex="0" role="region" aria-label="${STATE_NAMES[state]}"><table><caption class="visually-hidden">${STATE_NAMES[state]}, with the reason and what to do</caption>
<thead><tr><th scope="col">File</th><th scope="col">Code</th><th scope="col">Why, and what to do</th></tr></thead><tbody>${rows}</tbody></table></div>
${pageLinks("/library", { state }, page)}`;
}

function waitingCount({ backlog, settling }: SyncStatus): number {
  return (backlog === null ? 0 : backlog.changed - backlog.read) + settling;
}

function waitingText({ backlog, settling, lastSyncedAt }: SyncStatus, timeZone: string): Html {
  const lines = [
    backlog !== null &&
      html`<li>${pluralize(backlog.changed, "file")} changed, ${backlog.read.toLocaleString("en-GB")} of them read, ${backlog.perSecond.toLocaleString("en-GB")} a second.</li>`,
    settling > 0 &&
      html`<li>${pluralize(settling, "file")} still changing; read once ${settling === 1 ? "it stops" : "they stop"}.</li>`,
    lastSyncedAt === null
      ? html`<li>The folder has not been scanned yet.</li>`
      : html`<li>The library was last in sync with the folder at ${shortDateTime(lastSyncedAt, timeZone)}.</li>`,
  ];
  const none = backlog === null && settling === 0 && html`<p>No files are waiting.</p>`;
  return html`${none}<ul>${lines}</ul>`;
}
