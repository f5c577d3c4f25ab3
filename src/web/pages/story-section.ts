import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { withoutConflictLabel } from "../../domain/stories/briefing-page.ts";
import type { BriefingStory } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type Html, html } from "../markup/html.ts";
import type { ClaimGroup, ClaimsView } from "./claims.ts";

/**
 * A story's claims in reading order, each text once, without the headline. They are copies, because a page compares claims
 * by identity and the same claim object may occur twice.
 */
export function storyGroups(story: BriefingStory, texts: Texts): readonly ClaimGroup[] {
  const groups: ClaimGroup[] = [
    { title: null, claims: story.summary },
    { title: texts.t("page.story.changed"), claims: story.change },
    { title: texts.t("page.story.facts"), claims: story.keyFacts },
    { title: texts.t("page.story.conflicts"), claims: story.conflicts.map(withoutConflictLabel) },
    { title: texts.t("page.story.upcoming"), claims: story.upcoming },
  ];
  const seen = new Set([story.headline]);
  const distinctGroups = groups.map(({ title, claims }) => ({
    title,
    claims: claims.filter(({ text }) => !seen.has(text) && seen.add(text)).map((claim) => ({ ...claim })),
  }));
  return distinctGroups.filter(({ claims }) => claims.length > 0);
}

export function headlineClaim({ headline, headlineEvidence }: BriefingStory): Claim {
  return { text: headline, evidence: headlineEvidence };
}

/** Renders the groups with headings of the given level. */
export function groupList(groups: readonly ClaimGroup[], level: 2 | 3, view: ClaimsView): Html {
  return html`${groups.map(({ title, claims }) => {
    const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
    return html`${title !== null && heading}${view.list(claims)}`;
  })}`;
}

/** The line below a story's headline. */
export function storyMeta({ status, documents }: BriefingStory, texts: Texts): Html {
  const sources = new Set(documents.map(({ source }) => source ?? "")).size;
  const counted = texts.t("page.story.counts", { documents: documents.length, sources });
  return html`${status === "update" && html`<span class="tag">${texts.t("page.story.update")}</span> `}${counted}`;
}

export function headersByPath(documents: readonly DocumentHeader[]): ReadonlyMap<string, DocumentHeader> {
  return new Map(documents.map((header) => [header.path, header]));
}
