import type { TtlCache } from "../../async/ttl-cache.ts";
import { parseSpanBack } from "../../domain/core/parse-since.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import { briefingCounts, emptyReason } from "../../domain/stories/briefing-page.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type DateOptions, longDate, shortTime } from "../../text/display/dates.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { pageUrl, storyUrl } from "../markup/urls.ts";
import { type ClaimsView, createClaimsView, parseRequestedEvidence } from "./claims.ts";
import type { PageDeps } from "./dependencies.ts";
import { evidencePanel } from "./evidence.ts";
import { groupList, headersByPath, headlineClaim, storyGroups, storyMeta } from "./story-section.ts";

/** Stories shown in full, as in a briefing; of the others only the headline is shown. */
const MAX_FULL_STORIES = 5;
const MAX_BRIEF_STORIES = 20;

const SPANS = [
  { since: null, name: "all" },
  { since: "24h", name: "day" },
  { since: "3d", name: "three-days" },
  { since: "1w", name: "week" },
] as const;

/** The briefing as `brief` composes it. Viewing it records nothing as delivered. */
export async function todayPage(
  query: URLSearchParams,
  deps: PageDeps,
  cache: TtlCache<Briefing>,
): Promise<Page> {
  const { texts } = deps;
  const since = SPANS.find((span) => span.since === query.get("since"))?.since ?? null;
  const briefing = await cache.get(since ?? "", () =>
    deps.briefings.compose(deps.library, since === null ? null : parseSpanBack(since, deps.now()), {
      maxStories: MAX_FULL_STORIES + MAX_BRIEF_STORIES,
    }),
  );
  const fullStories = briefing.stories.slice(0, MAX_FULL_STORIES).map((story) => toFullStory(story, texts));
  const bottomLineClaims = briefing.bottomLine.map((claim) => ({ ...claim }));
  const requested = parseRequestedEvidence(query);
  const view = createClaimsView({
    ...{ path: "/", query: { since }, requested },
    claims: [
      ...bottomLineClaims,
      ...fullStories.flatMap(({ headline, groups }) => [headline, ...groups.flatMap(({ claims }) => claims)]),
    ],
    headers: headersByPath(briefing.stories.flatMap(({ documents }) => documents)),
    texts,
    timeZone: deps.timeZone,
  });
  const closeUrl = pageUrl("/", { since });
  const panel = await evidencePanel({ ...deps, view, requested: requested.document !== null, closeUrl });
  return {
    title: texts.t("page.section.today"),
    section: "today",
    lead: leadOf(briefing, deps),
    body: html`${spanNav(since, texts)}
<div class="columns"><div class="report">
${bottomLine(bottomLineClaims, view, texts)}
${fullStories.map((story, at) => storySection(story, at, view, texts))}
${inBrief(briefing.stories.slice(MAX_FULL_STORIES, MAX_FULL_STORIES + MAX_BRIEF_STORIES), briefing, texts)}
${notices(briefing, texts)}
</div>${panel}</div>`,
  };
}

interface FullStory {
  readonly story: BriefingStory;
  readonly headline: Claim;
  readonly groups: ReturnType<typeof storyGroups>;
}

const toFullStory = (story: BriefingStory, texts: Texts): FullStory => ({
  story,
  headline: headlineClaim(story),
  groups: storyGroups(story, texts),
});

function leadOf(briefing: Briefing, options: DateOptions): string {
  const { documents, stories } = briefingCounts(briefing);
  return options.texts.t("page.today.lead", {
    date: longDate(briefing.generatedAt, options),
    time: shortTime(briefing.generatedAt, options),
    zone: options.timeZone,
    documents,
    stories,
  });
}

function spanNav(current: string | null, texts: Texts): Html {
  const items = SPANS.map(
    ({ since, name }) =>
      html`<li><a href="${pageUrl("/", { since })}"${attribute("aria-current", since === current ? "true" : null)}>${texts.t(`page.today.span.${name}`)}</a></li>`,
  );
  return html`<nav class="choices" aria-label="${texts.t("page.today.spans")}"><ul>${items}</ul></nav>`;
}

function bottomLine(claims: readonly Claim[], view: ClaimsView, texts: Texts): Html {
  if (claims.length === 0) return html``;
  return html`<section aria-labelledby="bottom-line"><h2 id="bottom-line">${texts.t("page.today.bottom-line")}</h2>${view.list(claims)}</section>`;
}

function storySection(
  { story, headline, groups }: FullStory,
  at: number,
  view: ClaimsView,
  texts: Texts,
): Html {
  return html`<section class="story" aria-labelledby="story-${at + 1}">
<h2 id="story-${at + 1}" dir="auto">${view.link(headline)}</h2>
<p class="meta">${storyMeta(story, texts)} · <a href="${storyUrl(story.id)}">${texts.t("page.today.over-time")}<span class="visually-hidden"> (${story.headline})</span></a></p>
${groupList(groups, 3, view)}
</section>`;
}

function inBrief(stories: readonly BriefingStory[], { storyCount }: Briefing, texts: Texts): Html {
  if (stories.length === 0) return html``;
  const items = stories.map(
    (story) =>
      html`<li><a href="${storyUrl(story.id)}" dir="auto">${story.headline}</a> <span class="source">${storyMeta(story, texts)}</span></li>`,
  );
  const more = storyCount - MAX_FULL_STORIES - stories.length;
  return html`<section aria-labelledby="in-brief"><h2 id="in-brief">${texts.t("page.today.in-brief")}</h2><ul>${items}</ul>
${more > 0 && html`<p><a href="/stories">${texts.t("page.today.more", { count: more })}</a></p>`}</section>`;
}

function notices(briefing: Briefing, texts: Texts): Html {
  const { unreadable } = briefing.documents;
  const empty =
    briefing.stories.length === 0
      ? html`<p>${texts.t(`page.today.empty.${emptyReason(briefing)}`)}</p>`
      : null;
  const unread =
    unreadable.length > 0 &&
    html`<p><a href="${pageUrl("/library", { state: "refused" })}">${texts.t("page.today.unreadable", { count: unreadable.length })}</a>.</p>`;
  const dropped =
    briefing.dropped.length > 0 &&
    html`<p>${texts.t("page.today.dropped", { count: briefing.dropped.length })}</p>`;
  return html`${empty}${unread}${dropped}`;
}
