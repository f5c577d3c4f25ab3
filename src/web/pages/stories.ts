import { shortDateTime } from "../../text/display/british-dates.ts";
import { html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { storyUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

const STORIES_PER_PAGE = 50;
/** The most that the store lists. */
const MAX_STORIES = 500;

/** The stories with the most recent documents. */
export async function storiesPage(
  query: URLSearchParams,
  { library, store, timeZone }: PageDeps,
): Promise<Page> {
  const stories = await store.recentStories(library, "visible", MAX_STORIES);
  const page = listPage(query.get("page"), stories.length, STORIES_PER_PAGE);
  const items = stories
    .slice(page.from, page.from + STORIES_PER_PAGE)
    .map(
      ({ id, title, lastPublishedAt }) =>
        html`<li><a href="${storyUrl(id)}" dir="auto">${title}</a> <span class="source">${shortDateTime(lastPublishedAt, timeZone)}</span></li>`,
    );
  return {
    title: "Stories",
    section: "stories",
    lead: "Documents that report one event are one story, named by its latest document.",
    body: html`${stories.length === 0 ? html`<p>There are no stories yet.</p>` : html`<ul class="list">${items}</ul>`}
${stories.length === MAX_STORIES && html`<p class="meta">The latest ${MAX_STORIES} stories; search the library for older ones.</p>`}
${pageLinks("/stories", {}, page)}`,
  };
}
