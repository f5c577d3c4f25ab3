import { shortTime } from "../../text/british-dates.ts";
import { storyAddress } from "./addresses.ts";
import { html } from "./html.ts";
import type { Page } from "./layout.ts";
import { pageLinks, pageOf } from "./paging.ts";
import type { PagesParts } from "./parts.ts";

const AT_ONCE = 50;
/** As many as the store lists. */
const MOST = 500;

/** The stories that documents came in on last. */
export async function storiesPage(
  query: URLSearchParams,
  { library, store, timeZone }: PagesParts,
): Promise<Page> {
  const stories = await store.recentStories(library, "visible", MOST);
  const page = pageOf(query.get("page"), stories.length, AT_ONCE);
  const items = stories
    .slice(page.from, page.from + AT_ONCE)
    .map(
      ({ id, title, lastPublishedAt }) =>
        html`<li><a href="${storyAddress(id)}" dir="auto">${title}</a> <span class="source">${shortTime(lastPublishedAt, timeZone)}</span></li>`,
    );
  return {
    title: "Stories",
    place: "stories",
    lead: "Documents that report one event are one story, named by its latest document.",
    body: html`${stories.length === 0 ? html`<p>There are none yet.</p>` : html`<ul class="list">${items}</ul>`}
${stories.length === MOST && html`<p class="meta">The latest ${MOST}; older ones are found by searching the library.</p>`}
${pageLinks("/stories", {}, page)}`,
  };
}
