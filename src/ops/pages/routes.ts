import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Briefing, StoryReport } from "../../domain/story.ts";
import type { HttpReply, HttpRequest, Route } from "../http/http.ts";
import { documentPage } from "./document.ts";
import { editionsPage } from "./editions.ts";
import { html } from "./html.ts";
import { createKept } from "./kept.ts";
import { type Page, pageText } from "./layout.ts";
import { libraryPage } from "./library.ts";
import type { PagesParts } from "./parts.ts";
import { qualityPage } from "./quality.ts";
import { storiesPage } from "./stories.ts";
import { storyPage } from "./story.ts";
import { todayPage } from "./today.ts";

const STYLE = readFileSync(new URL("./pages.css", import.meta.url), "utf8");
const STYLE_ADDRESS = `/pages.css?v=${createHash("sha256").update(STYLE).digest("hex").slice(0, 8)}`;
/** What was composed is shown this long, so that a click on a claim does not compose it again; with a model, that costs. */
const SHOWN_MS = 60_000;
const SHOWN_WITH_MODEL_MS = 600_000;
const BRIEFINGS_KEPT = 4;
const STORIES_KEPT = 20;

type Answer = (request: HttpRequest, match: RegExpExecArray) => Promise<Page | null>;

export interface PageTiming {
  /** Milliseconds by a clock that nobody sets. */
  readonly ticks: () => number;
  /** What is not composed within so many milliseconds is looked for again by the reader. */
  readonly waitMs: number;
}

/** The pages' addresses. */
export function pageRoutes(parts: PagesParts, { ticks, waitMs }: PageTiming): readonly Route[] {
  const shownMs = parts.hasModel ? SHOWN_WITH_MODEL_MS : SHOWN_MS;
  const briefings = createKept<Briefing>(BRIEFINGS_KEPT, shownMs, ticks);
  const stories = createKept<StoryReport | null>(STORIES_KEPT, shownMs, ticks);
  const soon = (work: Promise<Page | null>) => within(waitMs, work);
  return [
    page(/^\/$/, ({ query }) => soon(todayPage(query, parts, briefings))),
    page(/^\/stories$/, ({ query }) => storiesPage(query, parts)),
    page(/^\/stories\/([^/]+)$/, async ({ query }, [, name = ""]) => {
      const id = decoded(name);
      return id === null ? null : soon(storyPage(id, query, parts, stories));
    }),
    page(/^\/library$/, ({ query }) => libraryPage(query, parts)),
    page(/^\/document$/, ({ query }) => documentPage(query, parts)),
    page(/^\/editions$/, ({ query }) => editionsPage(query, parts)),
    page(/^\/quality$/, ({ query }) => qualityPage(query, parts)),
    { path: /^\/pages\.css$/, answer: async () => STYLE_REPLY },
  ];
}

const STYLE_REPLY: HttpReply = {
  status: 200,
  type: "text/css; charset=utf-8",
  body: STYLE,
  headers: { "cache-control": "private, max-age=31536000, immutable" },
};

const GONE: Page = {
  title: "Not here",
  place: "library",
  body: html`<p>That is not in the library, or not any more. <a href="/library">The library</a> has what is.</p>`,
  status: 404,
};

const WRITING: Page = {
  title: "Being written",
  place: "today",
  body: html`<p>It is still being written. <a href="">Look again</a> in some seconds.</p>`,
  status: 503,
};

/** The work goes on all the same, and what comes of it is kept for the next look. */
async function within(ms: number, work: Promise<Page | null>): Promise<Page | null> {
  const late = Promise.withResolvers<Page>();
  const timer = setTimeout(() => late.resolve(WRITING), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function page(path: RegExp, answer: Answer): Route {
  return {
    path,
    async answer(request, match) {
      const found = (await answer(request, match)) ?? GONE;
      const body = pageText(found, STYLE_ADDRESS);
      return { status: found.status ?? 200, type: "text/html; charset=utf-8", body };
    },
  };
}

/** Null for what is no percent-encoding. */
function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
