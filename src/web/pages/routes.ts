import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createTtlCache } from "../../async/ttl-cache.ts";
import { withTimeout } from "../../async/with-timeout.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";
import type { HttpReply, HttpRequest, Route } from "../../domain/operations/http.ts";
import type { Briefing, StoryReport } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { html } from "../markup/html.ts";
import { type Page, renderPage } from "../markup/layout.ts";
import { textWithMarkup } from "../markup/text-with-markup.ts";
import type { PageDeps } from "./dependencies.ts";
import { documentPage } from "./document.ts";
import { editionsPage } from "./editions.ts";
import { libraryPage } from "./library.ts";
import { qualityPage } from "./quality.ts";
import { storiesPage } from "./stories.ts";
import { storyPage } from "./story.ts";
import { todayPage } from "./today.ts";

const STYLE = readFileSync(new URL("./pages.css", import.meta.url), "utf8");
const STYLE_URL = `/pages.css?v=${createHash("sha256").update(STYLE).digest("hex").slice(0, 8)}`;
/** How long a composed page is cached, so that a click on a claim does not compose it again; a model costs tokens. */
const CACHE_MS = MINUTE_MS;
const CACHE_WITH_MODEL_MS = 600_000;
/** The HTTP server itself waits no longer than 20 s. */
const RESPONSE_TIMEOUT_MS = 10_000;
const MAX_CACHED_BRIEFINGS = 4;
const MAX_CACHED_STORIES = 20;

type PageHandler = (request: HttpRequest, match: RegExpExecArray) => Promise<Page | null>;

export interface PageTiming {
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  /** How long a request waits for a page to be composed, in milliseconds; after that it gets "Being written". */
  readonly timeoutMs?: number;
}

/** The routes of all pages and of the style sheet. */
export function pageRoutes(
  deps: PageDeps,
  { monotonicMs, timeoutMs = RESPONSE_TIMEOUT_MS }: PageTiming,
): readonly Route[] {
  const { texts } = deps;
  const page = (path: RegExp, answer: PageHandler) => pageRoute(path, answer, texts);
  const cacheMs = deps.hasModel ? CACHE_WITH_MODEL_MS : CACHE_MS;
  const briefings = createTtlCache<Briefing>(MAX_CACHED_BRIEFINGS, cacheMs, monotonicMs);
  const stories = createTtlCache<StoryReport | null>(MAX_CACHED_STORIES, cacheMs, monotonicMs);
  // Late work goes on, and its result is cached for the next request.
  const inTime = (work: Promise<Page | null>) => withTimeout(work, timeoutMs, pendingPage(texts));
  return [
    page(/^\/$/, ({ query }) => inTime(todayPage(query, deps, briefings))),
    page(/^\/stories$/, ({ query }) => storiesPage(query, deps)),
    page(/^\/stories\/([^/]+)$/, async ({ query }, [, name = ""]) => {
      const id = decodePathSegment(name);
      return id === null ? null : inTime(storyPage(id, query, deps, stories));
    }),
    page(/^\/library$/, ({ query }) => libraryPage(query, deps)),
    page(/^\/document$/, ({ query }) => documentPage(query, deps)),
    page(/^\/editions$/, ({ query }) => editionsPage(query, deps)),
    page(/^\/quality$/, ({ query }) => qualityPage(query, deps)),
    { path: /^\/pages\.css$/, handle: async () => STYLE_REPLY },
  ];
}

const STYLE_REPLY: HttpReply = {
  status: 200,
  type: "text/css; charset=utf-8",
  body: STYLE,
  headers: { "cache-control": "private, max-age=31536000, immutable" },
};

function notFoundPage(texts: Texts): Page {
  const library = html`<a href="/library">${texts.t("page.not-found.library")}</a>`;
  return {
    title: texts.t("page.not-found.title"),
    section: "library",
    body: html`<p>${textWithMarkup({ library }, (marks) => texts.t("page.not-found", marks))}</p>`,
    status: 404,
  };
}

function pendingPage(texts: Texts): Page {
  const retry = html`<a href="">${texts.t("page.pending.retry")}</a>`;
  return {
    title: texts.t("page.pending.title"),
    section: "today",
    body: html`<p>${textWithMarkup({ retry }, (marks) => texts.t("page.pending", marks))}</p>`,
    status: 503,
  };
}

function pageRoute(path: RegExp, answer: PageHandler, texts: Texts): Route {
  return {
    path,
    async handle(request, match) {
      const result = (await answer(request, match)) ?? notFoundPage(texts);
      const body = renderPage(result, STYLE_URL, texts);
      return { status: result.status ?? 200, type: "text/html; charset=utf-8", body };
    },
  };
}

/** Null if the percent-encoding is invalid. */
function decodePathSegment(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
