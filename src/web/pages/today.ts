import type { TtlCache } from "../../async/ttl-cache.ts";
import { parseSpanBack } from "../../domain/core/parse-since.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import { briefingCounts, emptyReason } from "../../domain/stories/briefing-page.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import { longDate, shortDateTime } from "../../text/display/british-dates.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { pageUrl, storyUrl } from "../markup/urls.ts";
import { type ClaimsView, createClaimsView, parseRequestedEvidence } from "./claims.ts";
import type { PageDeps } from "./dependencies.ts";
import { evidencePanel } from "./evidence.ts";
import {
  groupList,
  headersByPath,
  headlineClaim,
  pluralize,
  storyGroups,
  storyMeta,
} from "./story-section.ts";

/** Stories shown in full, as in a briefing; of the others only the headline is shown. */
const MAX_FULL_STORIES = 5;
const MAX_BRIEF_STORIES = 20;

const SPANS = [
  { since: null, name: "All" },
  { since: "24h", name: "24 hours" },
  { since: "3d", name: "3 days" },
  { since: "1w", name: "A week" },
] as const;

/** The briefing as `brief` composes it. Viewing it records nothing as delivered. */
export async function todayPage(
  query: URLSearchParams,
  deps: PageDeps,
  cache: TtlCache<Briefing>,
): Promise<Page> {
  const since = SPANS.find((span) => span.since === query.get("since"))?.since ?? null;
  const briefing = await cache.get(since ?? "", () =>
    deps.briefings.compose(deps.library, since === null ? null : parseSpanBack(since, deps.now()), {
      maxStories: MAX_FULL_STORIES + MAX_BRIEF_STORIES,
    }),
  );
  const fullStories = briefing.stories.slice(0, MAX_FULL_STORIES).map(toFullStory);
  const bottomLineClaims = briefing.bottomLine.map((claim) => ({ ...claim }));
  const requested = parseRequestedEvidence(query);
  const view = createClaimsView({
    ...{ path: "/", query: { since }, requested },
    claims: [
      ...bottomLineClaims,
      ...fullStories.flatMap(({ headline, groups }) => [headline, ...groups.flatMap(({ claims }) => claims)]),
    ],
    headers: headersByPath(briefing.stories.flatMap(({ documents }) => documents)),
    timeZone: deps.timeZone,
  });
  const closeUrl = pageUrl("/", { since });
  const panel = await evidencePanel({ ...deps, view, requested: requested.document !== null, closeUrl });
  return {
    title: "Today",
    section: "today",
    lead: leadOf(briefing, deps.timeZone),
    body: html`${spanNav(since)}
<div class="columns"><div class="report">
${bottomLine(bottomLineClaims, view)}
${fullStories.map((story, at) => storySection(story, at, view))}
${inBrief(briefing.stories.slice(MAX_FULL_STORIES, MAX_FULL_STORIES + MAX_BRIEF_STORIES), briefing)}
${notices(briefing)}
</div>${panel}</div>`,
  };
}

interface FullStory {
  readonly story: BriefingStory;
  readonly headline: Claim;
  readonly groups: ReturnType<typeof storyGroups>;
}

const toFullStory = (story: BriefingStory): FullStory => ({
  story,
  headline: headlineClaim(story),
  groups: storyGroups(story),
});

function leadOf(briefing: Briefing, timeZone: string): string {
  const { documents, stories } = briefingCounts(briefing);
  const at = `${longDate(briefing.generatedAt, timeZone)}, as of ${shortDateTime(briefing.generatedAt, timeZone).split(", ").at(-1)} (${timeZone})`;
  return `${at}. ${pluralize(documents, "document")}, ${pluralize(stories, "story", "stories")}.`;
}

function spanNav(current: string | null): Html {
  const items = SPANS.map(
    ({ since, name }) =>
      html`<li><a href="${pageUrl("/", { since })}"${attribute("aria-current", since === current ? "true" : null)}>${name}</a></li>`,
  );
  return html`<nav class="choices" aria-label="Published within"><ul>${items}</ul></nav>`;
}

function bottomLine(claims: readonly Claim[], view: ClaimsView): Html {
  if (claims.length === 0) return html``;
  return html`<section aria-labelledby="bottom-line"><h2 id="bottom-line">Bottom line</h2>${view.list(claims)}</section>`;
}

function storySection({ story, headline, groups }: FullStory, at: number, view: ClaimsView): Html {
  return html`<section class="story" aria-labelledby="story-${at + 1}">
<h2 id="story-${at + 1}" dir="auto">${view.link(headline)}</h2>
<p class="meta">${storyMeta(story)} · <a href="${storyUrl(story.id)}">Over time<span class="visually-hidden"> (${story.headline})</span></a></p>
${groupList(groups, 3, view)}
</section>`;
}

function inBrief(stories: readonly BriefingStory[], { storyCount }: Briefing): Html {
  if (stories.length === 0) return html``;
  const items = stories.map(
    (story) =>
      html`<li><a href="${storyUrl(story.id)}" dir="auto">${story.headline}</a> <span class="source">${storyMeta(story)}</span></li>`,
  );
  const more = storyCount - MAX_FULL_STORIES - stories.length;
  return html`<section aria-labelledby="in-brief"><h2 id="in-brief">In brief</h2><ul>${items}</ul>
${more > 0 && html`<p><a href="/stories">${pluralize(more, "story", "stories")} more</a></p>`}</section>`;
}

function notices(briefing: Briefing): Html {
  const { unreadable } = briefing.documents;
  const empty = briefing.stories.length === 0 ? html`<p>${EMPTY[emptyReason(briefing)]}</p>` : null;
  const unread =
    unreadable.length > 0 &&
    html`<p><a href="${pageUrl("/library", { state: "refused" })}">${pluralize(unreadable.length, "file")} could not be read</a>.</p>`;
  const dropped =
    briefing.dropped.length > 0 &&
    html`<p>${pluralize(briefing.dropped.length, "claim")} did not match its source and ${briefing.dropped.length === 1 ? "is" : "are"} not shown.</p>`;
  return html`${empty}${unread}${dropped}`;
}

const EMPTY = {
  "nothing-new": "Nothing new.",
  "none-in-window": "No documents from that time.",
  none: "There are no documents yet. Put some in the documents folder.",
} as const;
