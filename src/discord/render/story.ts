import type { Claim } from "../../domain/claim.ts";
import type { DocumentHeader } from "../../domain/document.ts";
import { createNumbering } from "../../domain/numbering.ts";
import type { BriefingStory, WriterName } from "../../domain/story.ts";
import type { Instant } from "../../domain/time.ts";
import { TIE } from "../../text/cited-text.ts";
import { oneLine } from "../escape.ts";
import { textsFor } from "../texts/index.ts";
import type { Rendered } from "./briefing.ts";
import { bold, cited, citedBold, citedConflict, shortText } from "./cite.ts";
import { type Block, paragraphs } from "./flow.ts";
import { framedParts } from "./parts.ts";
import { small } from "./small-print.ts";
import { documentLine } from "./sources.ts";

export interface StoryFrame {
  /** Our reference under which `shown` is kept before it is posted; 16 characters of base64url. */
  readonly ref: string;
  readonly at: Instant;
  /** Locale of the labels. */
  readonly language: string;
  /** Who wrote its texts, where that was noted. */
  readonly writer?: WriterName;
}

/** What one document added to a story. */
export interface TimelineEntry {
  readonly document: DocumentHeader;
  readonly claims: readonly Claim[];
}

/** One story in full: what happened, all its facts, where sources differ, what is to come, and its documents in order. */
export function storyMessage(
  story: BriefingStory,
  timeline: readonly TimelineEntry[],
  { ref, at, language, writer }: StoryFrame,
): Rendered {
  const texts = textsFor(language);
  const { briefing, story: labels } = texts.render;
  const numbering = createNumbering();
  const one = (claim: Claim) => cited(claim, numbering);
  const item = (claim: Claim) => `- ${one(claim)}`;
  const update = story.status === "update" ? `${TIE}\`${briefing.update}\`` : "";
  const headline = citedBold({ text: story.headline, evidence: story.headlineEvidence }, numbering);
  const top = [headline + update, small(labels.documents(story.documents.length))];
  const blocks: Block[] = [
    { lines: [...top, ...paragraphs([...story.change, ...story.summary].map(one))] },
    ...list(labels.facts, story.keyFacts.map(item)),
    ...list(
      briefing.sourcesDiffer,
      story.conflicts.map((claim) => `- ${citedConflict(claim, numbering)}`),
    ),
    ...list(briefing.watchNext, story.upcoming.map(item)),
    ...list(
      labels.timeline,
      timeline.flatMap(({ document, claims }) => [
        small(documentLine(document.path, document, texts)),
        ...claims.map(item),
      ]),
    ),
  ];
  const heading = shortText(story.headline, 150);
  const parts = framedParts(blocks, { ref, language, heading, buttons: ["ask", "sources", "report"] });
  const shown = { at, title: oneLine(story.headline), claims: numbering.numbered(), stories: [story.id] };
  return { parts, shown: writer === undefined ? shown : { ...shown, writer } };
}

function list(label: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [{ lines: [bold(label), ...lines], divided: true }];
}
