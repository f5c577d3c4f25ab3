import type { TtlCache } from "../../async/ttl-cache.ts";
import type { FigureMove } from "../../domain/pictures/charts.ts";
import type { StoryReport, TimelineEntry } from "../../domain/stories/story.ts";
import { publishedDate, publishedTime, shortDateTime } from "../../text/display/dates.ts";
import { chartFigure } from "../markup/chart-figure.ts";
import { type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { documentUrl, storyUrl } from "../markup/urls.ts";
import { type ClaimsView, createClaimsView, parseRequestedEvidence } from "./claims.ts";
import type { PageDeps } from "./dependencies.ts";
import { evidencePanel } from "./evidence.ts";
import { groupList, headersByPath, storyGroups, storyMeta } from "./story-section.ts";

/** Figures charted; a story rarely has more than one or two. */
const MAX_FIGURES = 6;

/** One story over time; null when it does not exist. */
export async function storyPage(
  id: string,
  query: URLSearchParams,
  deps: PageDeps,
  cache: TtlCache<StoryReport | null>,
): Promise<Page | null> {
  const { library, store, texts, timeZone } = deps;
  const report = await cache.get(id, () => deps.briefings.story(library, id));
  if (report === null) return null;
  const { story, generatedAt } = report;
  const groups = storyGroups(story, texts);
  const timeline = report.timeline.map(({ document, claims }) => ({
    document,
    claims: claims.map((claim) => ({ ...claim })),
  }));
  const requested = parseRequestedEvidence(query);
  const view = createClaimsView({
    ...{ path: storyUrl(id), query: {}, requested },
    claims: [...groups, ...timeline].flatMap(({ claims }) => claims),
    headers: headersByPath(story.documents),
    texts,
    timeZone,
  });
  const documents = await store.documents(
    library,
    timeline.map(({ document }) => document.path),
  );
  const panel = await evidencePanel({
    ...{ library, store, texts, timeZone, view, closeUrl: storyUrl(id) },
    requested: requested.document !== null,
  });
  return {
    title: story.headline,
    section: "stories",
    lead: html`${storyMeta(story, texts)} · ${texts.t("page.story.as-of", { time: shortDateTime(generatedAt, deps) })}`,
    body: html`<div class="columns"><div class="report">
${figures(deps.figures(documents).slice(0, MAX_FIGURES), deps)}
${groupList(groups, 2, view)}
<h2>${texts.t("page.story.timeline")}</h2>
<ol class="timeline">${timeline.map((entry) => timelineItem(entry, view, deps))}</ol>
${story.documents.length > timeline.length && html`<p class="meta">${texts.t("page.story.first-and-latest", { count: story.documents.length })}</p>`}
</div>${panel}</div>`,
  };
}

function timelineItem({ document, claims }: TimelineEntry, view: ClaimsView, deps: PageDeps): Html {
  const added =
    claims.length === 0
      ? html`<p class="meta">${deps.texts.t("page.story.nothing-new")}</p>`
      : view.list(claims);
  const when = publishedTime(document.published, deps);
  return html`<li><h3 dir="auto"><a href="${documentUrl(document.path)}">${document.title}</a></h3>
<p class="meta">${[document.source ?? document.path, when].join(" · ")}</p>${added}</li>`;
}

function figures(moves: readonly FigureMove[], deps: PageDeps): Html {
  if (moves.length === 0) return html``;
  const figureList = moves.map((move) => figure(move, deps));
  return html`<section aria-labelledby="figures"><h2 id="figures">${deps.texts.t("page.story.figures")}</h2>${figureList}</section>`;
}

/** The chart, and the same as a table with the document of each figure. */
function figure(move: FigureMove, deps: PageDeps): Html {
  const { charts, texts } = deps;
  const { label, points } = move;
  const rows = points.map(
    ({ text, document, ...published }) =>
      html`<tr><td>${publishedDate(published, deps)}</td><td>${text}</td><td><a href="${documentUrl(document)}">${document}</a></td></tr>`,
  );
  const headings = [
    texts.t("page.story.published"),
    texts.t("page.story.figure"),
    texts.t("page.story.document"),
  ];
  const table = html`<details><summary>${texts.t("page.table")}<span class="visually-hidden"> (${label})</span></summary><div class="wide" tabindex="0" role="region" aria-label="${label}"><table><caption class="visually-hidden">${label}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
  return chartFigure((size) => charts.figure(move, size), table);
}
