import { briefingCounts, whyEmpty } from "../../domain/briefing-page.ts";
import type { Claim } from "../../domain/claim.ts";
import { spanBack } from "../../domain/since.ts";
import type { Briefing, BriefingStory } from "../../domain/story.ts";
import { longDate, shortTime } from "../../text/british-dates.ts";
import { address, storyAddress } from "./addresses.ts";
import { type ClaimsView, createClaimsView, readAsked } from "./claims.ts";
import { evidencePanel } from "./evidence.ts";
import { attribute, type Html, html } from "./html.ts";
import type { Kept } from "./kept.ts";
import type { Page } from "./layout.ts";
import type { PagesParts } from "./parts.ts";
import { count, groupList, headersByPath, headlineClaim, storyGroups, storyMeta } from "./story-section.ts";

/** Stories told in full, as many as a briefing tells; those beyond are named. */
const IN_FULL = 5;
const NAMED = 20;

const SPANS = [
  { since: null, name: "All" },
  { since: "24h", name: "24 hours" },
  { since: "3d", name: "3 days" },
  { since: "1w", name: "A week" },
] as const;

/** The briefing as `brief` composes it. It marks nothing as told. */
export async function todayPage(
  query: URLSearchParams,
  parts: PagesParts,
  kept: Kept<Briefing>,
): Promise<Page> {
  const since = SPANS.find((span) => span.since === query.get("since"))?.since ?? null;
  const briefing = await kept.get(since ?? "", () =>
    parts.briefings.compose(parts.library, since === null ? null : spanBack(since, parts.now()), {
      most: IN_FULL + NAMED,
    }),
  );
  const full = briefing.stories.slice(0, IN_FULL).map(inFull);
  const inShort = briefing.bottomLine.map((claim) => ({ ...claim }));
  const asked = readAsked(query);
  const view = createClaimsView({
    ...{ path: "/", query: { since }, asked },
    claims: [
      ...inShort,
      ...full.flatMap(({ headline, groups }) => [headline, ...groups.flatMap(({ claims }) => claims)]),
    ],
    headers: headersByPath(briefing.stories.flatMap(({ documents }) => documents)),
    timeZone: parts.timeZone,
  });
  const closed = address("/", { since });
  const panel = await evidencePanel({ ...parts, view, asked: asked.document !== null, closed });
  return {
    title: "Today",
    place: "today",
    lead: leadOf(briefing, parts.timeZone),
    body: html`${spans(since)}
<div class="columns"><div class="told">
${bottomLine(inShort, view)}
${full.map((story, at) => storySection(story, at, view))}
${inBrief(briefing.stories.slice(IN_FULL, IN_FULL + NAMED), briefing)}
${trouble(briefing)}
</div>${panel}</div>`,
  };
}

interface FullStory {
  readonly story: BriefingStory;
  readonly headline: Claim;
  readonly groups: ReturnType<typeof storyGroups>;
}

const inFull = (story: BriefingStory): FullStory => ({
  story,
  headline: headlineClaim(story),
  groups: storyGroups(story),
});

function leadOf(briefing: Briefing, timeZone: string): string {
  const { documents, stories } = briefingCounts(briefing);
  const at = `${longDate(briefing.generatedAt, timeZone)}, as of ${shortTime(briefing.generatedAt, timeZone).split(", ").at(-1)} (${timeZone})`;
  return `${at}. ${count(documents, "document")}, ${count(stories, "story", "stories")}.`;
}

function spans(current: string | null): Html {
  const items = SPANS.map(
    ({ since, name }) =>
      html`<li><a href="${address("/", { since })}"${attribute("aria-current", since === current ? "true" : null)}>${name}</a></li>`,
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
<p class="meta">${storyMeta(story)} · <a href="${storyAddress(story.id)}">Over time<span class="unseen"> (${story.headline})</span></a></p>
${groupList(groups, 3, view)}
</section>`;
}

function inBrief(stories: readonly BriefingStory[], { storyCount }: Briefing): Html {
  if (stories.length === 0) return html``;
  const items = stories.map(
    (story) =>
      html`<li><a href="${storyAddress(story.id)}" dir="auto">${story.headline}</a> <span class="source">${storyMeta(story)}</span></li>`,
  );
  const more = storyCount - IN_FULL - stories.length;
  return html`<section aria-labelledby="in-brief"><h2 id="in-brief">In brief</h2><ul>${items}</ul>
${more > 0 && html`<p><a href="/stories">${count(more, "story", "stories")} more</a></p>`}</section>`;
}

function trouble(briefing: Briefing): Html {
  const { unreadable } = briefing.documents;
  const empty = briefing.stories.length === 0 ? html`<p>${EMPTY[whyEmpty(briefing)]}</p>` : null;
  const unread =
    unreadable.length > 0 &&
    html`<p><a href="${address("/library", { state: "refused" })}">${count(unreadable.length, "file")} could not be read</a>.</p>`;
  const dropped =
    briefing.dropped.length > 0 &&
    html`<p>${count(briefing.dropped.length, "claim")} did not match its source and ${briefing.dropped.length === 1 ? "is" : "are"} not shown.</p>`;
  return html`${empty}${unread}${dropped}`;
}

const EMPTY = {
  "nothing-new": "Nothing new.",
  "none-then": "No document is from that time.",
  none: "There are no documents yet. Put some into the documents folder.",
} as const;
