import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { withoutConflictLabel } from "../../domain/stories/briefing-page.ts";
import type { BriefingStory } from "../../domain/stories/story.ts";
import { type Html, html } from "../markup/html.ts";
import type { ClaimGroup, ClaimsView } from "./claims.ts";

/**
 * A story's claims in reading order, each text once, without the headline. They are copies, because a page compares claims
 * by identity and the same claim object may occur twice.
 */
export function storyGroups(story: BriefingStory): readonly ClaimGroup[] {
  const groups: ClaimGroup[] = [
    { title: null, claims: story.summary },
    { title: "What changed", claims: story.change },
    { title: "Key facts", claims: story.keyFacts },
    { title: "Sources differ", claims: story.conflicts.map(unlabelled) },
    { title: "Watch next", claims: story.upcoming },
  ];
  const seen = new Set([story.headline]);
  const distinctGroups = groups.map(({ title, claims }) => ({
    title,
    claims: claims.filter(({ text }) => !seen.has(text) && seen.add(text)).map((claim) => ({ ...claim })),
  }));
  return distinctGroups.filter(({ claims }) => claims.length > 0);
}

const unlabelled = (claim: Claim): Claim => ({ ...claim, text: withoutConflictLabel(claim.text) });

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
export function storyMeta({ status, documents }: BriefingStory): Html {
  const sources = new Set(documents.map(({ source }) => source ?? "")).size;
  const counted = `${pluralize(documents.length, "document")} from ${pluralize(sources, "source")}`;
  return html`${status === "update" && html`<span class="tag">Update</span> `}${counted}`;
}

export function pluralize(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

export function headersByPath(documents: readonly DocumentHeader[]): ReadonlyMap<string, DocumentHeader> {
  return new Map(documents.map((header) => [header.path, header]));
}
