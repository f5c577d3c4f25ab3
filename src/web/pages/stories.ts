import { shortDateTime } from "../../text/display/dates.ts";
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
  { library, store, texts, timeZone }: PageDeps,
): Promise<Page> {
  const stories = await store.recentStories(library, "visible", MAX_STORIES);
  const page = listPage(query.get("page"), stories.length, STORIES_PER_PAGE);
  const items = stories
    .slice(page.from, page.from + STORIES_PER_PAGE)
    .map(
      ({ id, title, lastPublishedAt }) =>
        html`<li><a href="${storyUrl(id)}" dir="auto">${title}</a> <span class="source">${shortDateTime(lastPublishedAt, { texts, timeZone })}</span></li>`,
    );
  return {
    title: texts.t("page.section.stories"),
    section: "stories",
    lead: texts.t("page.stories.lead"),
    body: html`${stories.length === 0 ? html`<p>${texts.t("page.stories.none")}</p>` : html`<ul class="list">${items}</ul>`}
${stories.length === MAX_STORIES && html`<p class="meta">${texts.t("page.stories.latest", { count: MAX_STORIES })}</p>`}
${pageLinks("/stories", {}, page, texts)}`,
  };
}
