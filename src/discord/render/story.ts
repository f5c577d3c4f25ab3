import { textsFor } from "../../catalogues/texts.ts";
import type { Instant } from "../../domain/core/time.ts";
import { createCitationNumbering } from "../../domain/documents/citation-numbering.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { BriefingStory, WriterName } from "../../domain/stories/story.ts";
import { NO_BREAK_SPACE } from "../../text/display/cited-text.ts";
import { oneLine } from "../message/escape.ts";
import { type Block, paragraphs } from "./blocks.ts";
import type { RenderedMessages } from "./briefing.ts";
import { bold, citedClaim, citedClaimBold, citedConflict, shortText } from "./citations.ts";
import { framedParts } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";
import { documentLine } from "./source-lines.ts";

export interface StoryFrame {
  /** Reference under which `shown` is stored before posting; 16 characters of base64url. */
  readonly ref: string;
  readonly at: Instant;
  /** Locale of the labels. */
  readonly language: string;
  /** Who wrote the texts, if known. */
  readonly writer?: WriterName;
}

export interface TimelineEntry {
  readonly document: DocumentHeader;
  readonly claims: readonly Claim[];
}

/** Renders a story in full: summary, all facts, conflicts, upcoming items, and a timeline of its documents. */
export function renderStory(
  story: BriefingStory,
  timeline: readonly TimelineEntry[],
  { ref, at, language, writer }: StoryFrame,
): RenderedMessages {
  const texts = textsFor(language);
  const numbering = createCitationNumbering();
  const citeClaim = (claim: Claim) => citedClaim(claim, numbering, texts);
  const claimItem = (claim: Claim) => `- ${citeClaim(claim)}`;
  const update =
    story.status === "update" ? `${NO_BREAK_SPACE}\`${texts.t("discord.briefing.update")}\`` : "";
  const headline = citedClaimBold(
    { text: story.headline, evidence: story.headlineEvidence },
    numbering,
    texts,
  );
  const top = [
    headline + update,
    smallPrint(texts.t("discord.story.documents", { count: story.documents.length })),
  ];
  const blocks: Block[] = [
    { lines: [...top, ...paragraphs([...story.change, ...story.summary].map(citeClaim))] },
    ...listBlock(texts.t("discord.story.facts"), story.keyFacts.map(claimItem)),
    ...listBlock(
      texts.t("discord.briefing.sources-differ"),
      story.conflicts.map((claim) => `- ${citedConflict(claim, numbering, texts)}`),
    ),
    ...listBlock(texts.t("discord.briefing.watch-next"), story.upcoming.map(claimItem)),
    ...listBlock(
      texts.t("discord.story.timeline"),
      timeline.flatMap(({ document, claims }) => [
        smallPrint(documentLine(document.path, document, texts)),
        ...claims.map(claimItem),
      ]),
    ),
  ];
  const heading = shortText(story.headline, 150);
  const parts = framedParts(blocks, { ref, language, heading, buttons: ["ask", "sources", "report"] });
  const shown = {
    at,
    title: oneLine(story.headline),
    claims: numbering.numberedClaims(),
    stories: [story.id],
  };
  return { parts, shown: writer === undefined ? shown : { ...shown, writer } };
}

function listBlock(label: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [{ lines: [bold(label), ...lines], divided: true }];
}
