import { isSetAside, type Unreadable } from "../../domain/document.ts";
import { shortTime } from "../../text/british-dates.ts";
import { address } from "./addresses.ts";
import { documentList } from "./document-list.ts";
import { foundPage } from "./found.ts";
import { attribute, type Html, html, type Piece } from "./html.ts";
import type { Page } from "./layout.ts";
import { pageLinks, pageOf } from "./paging.ts";
import type { PagesParts, Reading } from "./parts.ts";
import { searchForm } from "./search-form.ts";
import { count } from "./story-section.ts";

const AT_ONCE = 50;
const STATES = ["read", "refused", "set-aside", "waiting"] as const;
type State = (typeof STATES)[number];

const NAMES: Readonly<Record<State, string>> = {
  read: "Read",
  refused: "Could not be read",
  "set-aside": "Set aside",
  waiting: "Waiting",
};

/** The documents by state, or what a search finds. */
export async function libraryPage(query: URLSearchParams, parts: PagesParts): Promise<Page> {
  const typed = query.get("q")?.trim() ?? "";
  if (typed !== "") return foundPage(typed, parts);
  const state = STATES.find((each) => each === query.get("state")) ?? "read";
  const unreadable = await parts.store.unreadable(parts.library);
  const refused = unreadable.filter((file) => !isSetAside(file));
  const setAside = unreadable.filter(isSetAside);
  const wanted = query.get("page");
  const read = await readDocuments(state === "read" ? wanted : null, state === "read" ? AT_ONCE : 1, parts);
  const reading = parts.reading();
  const waiting = waitingCount(reading);
  const counts = { read: read.total, refused: refused.length, "set-aside": setAside.length, waiting };
  const bodies: Readonly<Record<State, () => Piece>> = {
    read: () => read.body,
    refused: () => unreadableList(refused, "refused", wanted),
    "set-aside": () => unreadableList(setAside, "set-aside", wanted),
    waiting: () => waitingText(reading, parts.timeZone),
  };
  return {
    title: "Library",
    place: "library",
    body: html`${searchForm("")}
<nav class="choices" aria-label="Documents by state"><ul>${STATES.map((each) => stateItem(each, counts[each], state))}</ul></nav>
<h2>${NAMES[state]}</h2>
${bodies[state]()}`,
  };
}

function stateItem(state: State, counted: number, current: State): Html {
  const target = address("/library", { state: state === "read" ? null : state });
  return html`<li><a href="${target}"${attribute("aria-current", state === current ? "true" : null)}>${NAMES[state]} <span class="counted">${counted.toLocaleString("en-GB")}</span></a></li>`;
}

async function readDocuments(
  typed: string | null,
  limit: number,
  { store, library, timeZone }: PagesParts,
): Promise<{ readonly total: number; readonly body: Html }> {
  const asked = pageOf(typed, Number.POSITIVE_INFINITY, AT_ONCE);
  const at = (offset: number) => store.newestDocuments(library, { scope: "visible", limit, offset });
  const first = await at(asked.from);
  const page = pageOf(typed, first.total, AT_ONCE);
  const { documents } = page.from === asked.from ? first : await at(page.from);
  const empty = html`<p>There are no documents yet. Put some into the documents folder.</p>`;
  const list = html`${documentList(documents, timeZone)}${pageLinks("/library", {}, page)}`;
  return { total: first.total, body: first.total === 0 ? empty : list };
}

function unreadableList(files: readonly Unreadable[], state: State, typed: string | null): Html {
  if (files.length === 0) return html`<p>None.</p>`;
  const page = pageOf(typed, files.length, AT_ONCE);
  const rows = files
    .slice(page.from, page.from + AT_ONCE)
    .map(
      ({ path, code, reason }) =>
        html`<tr><th scope="row"><bdi>${path}</bdi></th><td><code>${code}</code></td><td>${reason}</td></tr>`,
    );
  const about =
    state === "set-aside" &&
    html`<p>Reading these had to be given up on. Each is tried again when it changes, and not before.</p>`;
  return html`${about}<div class="wide" tabindex="0" role="region" aria-label="${NAMES[state]}"><table><caption class="unseen">${NAMES[state]}, with the reason and what to do</caption>
<thead><tr><th scope="col">File</th><th scope="col">Code</th><th scope="col">Why, and what to do</th></tr></thead><tbody>${rows}</tbody></table></div>
${pageLinks("/library", { state }, page)}`;
}

function waitingCount({ backlog, held }: Reading): number {
  return (backlog === null ? 0 : backlog.changed - backlog.read) + held;
}

function waitingText({ backlog, held, levelledAt }: Reading, timeZone: string): Html {
  const lines = [
    backlog !== null &&
      html`<li>${count(backlog.changed, "file")} changed, ${backlog.read.toLocaleString("en-GB")} of them read, ${backlog.perSecond.toLocaleString("en-GB")} a second.</li>`,
    held > 0 &&
      html`<li>${count(held, "file")} grew just now, and ${held === 1 ? "is" : "are"} read once ${held === 1 ? "it rests" : "they rest"}.</li>`,
    levelledAt === null
      ? html`<li>The folder has not been looked through yet.</li>`
      : html`<li>The folder was last found level at ${shortTime(levelledAt, timeZone)}.</li>`,
  ];
  const none = backlog === null && held === 0 && html`<p>Nothing waits to be read.</p>`;
  return html`${none}<ul>${lines}</ul>`;
}
