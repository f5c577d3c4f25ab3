import { textsFor } from "../../catalogues/texts.ts";
import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import type { Instant } from "../../domain/core/time.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { Correction } from "../../domain/schedules/correction.ts";
import { authorship, briefingCounts, emptyReason } from "../../domain/stories/briefing-page.ts";
import { type Candidate, chooseClaims, type PageSection } from "../../domain/stories/choose-claims.ts";
import type { Briefing } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { NO_BREAK_SPACE } from "../../text/display/cited-text.ts";
import { shortDate } from "../../text/display/dates.ts";
import { partOfDay } from "../../text/display/local-dates.ts";
import { customId } from "../message/custom-id.ts";
import { button, type MessageBody } from "../message/message-body.ts";
import { type Block, paragraphs } from "./blocks.ts";
import { bold, citedClaim, citedClaimBold, citedConflict, shortText } from "./citations.ts";
import { correctionLines } from "./correction.ts";
import { countVisibleWords } from "./count-words.ts";
import { framedParts } from "./message-parts.ts";
import { omissionsBlock } from "./omissions.ts";
import { smallPrint, timestamp, writtenBy } from "./small-print.ts";

export interface BriefingFrame {
  /** Reference under which `shown` is stored before posting; 16 characters of base64url. */
  readonly ref: string;
  /** As people typed it; absent: by the time of day. */
  readonly title?: string;
  /** As people typed it. */
  readonly topic?: string;
  /** Locale of the labels. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Time in the heading; absent: when the briefing was composed. */
  readonly moment?: Instant;
  /** When it was due, if it is late. */
  readonly due?: Instant;
  /** Corrections to earlier briefings. */
  readonly corrections?: readonly Correction[];
}

export interface RenderedMessages {
  /** Messages in posting order. */
  readonly parts: readonly MessageBody[];
  /** Claims behind the [n] of all parts. */
  readonly shown: ShownClaims;
}

/** About two minutes of reading, the most that people read. Counts every word, including buttons. */
const MAX_WORDS = 450;
const MAX_TITLE_CHARACTERS = 200;

/** Renders a briefing in at most 450 words, in one message if possible. findPart() identifies each part. */
export function renderBriefing(briefing: Briefing, frame: BriefingFrame): RenderedMessages {
  const renderPage = (chosen: readonly Candidate[], numbering: CitationNumbering) =>
    pageParts(briefing, chosen, numbering, frame);
  const wordCount = (chosen: readonly Candidate[]) =>
    countVisibleWords(renderPage(chosen, createCitationNumbering()));
  const chosen = chooseClaims(briefing, MAX_WORDS, wordCount);
  const numbering = createCitationNumbering();
  const parts = renderPage(chosen, numbering);
  const inFull = chosen.flatMap(({ section, story }) => (section === "headline" ? [story ?? -1] : []));
  const stories = inFull.flatMap((story) => briefing.stories[story]?.id ?? []);
  const storyPages = inFull.flatMap((story) => briefing.pages?.[story] ?? []);
  const { generatedAt, writer } = briefing;
  const claims = numbering.numberedClaims();
  const shown = { at: generatedAt, title: titleWithDate(briefing, frame), claims, writer, stories };
  return { parts, shown: storyPages.length === 0 ? shown : { ...shown, storyPages } };
}

function momentOf({ generatedAt }: Briefing, { moment }: BriefingFrame): Instant {
  return moment ?? generatedAt;
}

function title(briefing: Briefing, frame: BriefingFrame): string {
  const { title: customTitle, topic, language, timeZone } = frame;
  const part = partOfDay(momentOf(briefing, frame), timeZone);
  const named = customTitle ?? textsFor(language).t(`discord.briefing.title.${part}`);
  return topic === undefined ? named : `${named} · ${topic}`;
}

function titleWithDate(briefing: Briefing, frame: BriefingFrame): string {
  const texts = textsFor(frame.language);
  return `${title(briefing, frame)} · ${shortDate(momentOf(briefing, frame), { texts, timeZone: frame.timeZone })}`;
}

function pageParts(
  briefing: Briefing,
  chosen: readonly Candidate[],
  numbering: CitationNumbering,
  frame: BriefingFrame,
): MessageBody[] {
  const texts = textsFor(frame.language);
  const heading = shortText(title(briefing, frame), MAX_TITLE_CHARACTERS);
  if (briefing.stories.length === 0) {
    const line = `${bold(heading)} · ${emptyText(briefing, frame, texts)}`;
    const { corrections = [] } = frame;
    const hasCitations = corrections.some(({ now }) => now.kind === "says");
    const blocks = [
      { lines: [line, ...lateMark(frame, texts)] },
      ...correctionBlock(corrections, numbering, texts),
      ...omissionsBlock(briefing, texts),
    ];
    return framedParts(blocks, { ...frame, heading, buttons: hasCitations ? ["ask", "sources"] : ["ask"] });
  }
  const blocks = [
    headingBlock(briefing, heading, frame),
    ...storyBlocks(briefing, chosen, numbering, frame),
    ...inBriefBlock(briefing, chosen, numbering, texts),
    ...watchNextBlock(chosen, numbering, texts),
    ...correctionBlock(frame.corrections ?? [], numbering, texts),
    ...omissionsBlock(briefing, texts),
    { lines: [smallPrint(writtenBy(authorship(briefing), texts))] },
  ];
  return framedParts(blocks, { ...frame, heading, buttons: ["ask", "sources", "report"] });
}

/** Says why there is no news. */
function emptyText(briefing: Briefing, { topic }: BriefingFrame, texts: Texts): string {
  if (topic === undefined) return texts.t(`discord.briefing.empty.${emptyReason(briefing)}`);
  return texts.t("discord.briefing.nothing-on", {
    topic: shortText(topic, MAX_TITLE_CHARACTERS),
    since: sinceOf(briefing),
  });
}

/** A timestamp, or "none", as the texts take it. */
function sinceOf({ window }: Briefing): string {
  return window.from === null ? "none" : timestamp(window.from, "f");
}

function headingBlock(briefing: Briefing, heading: string, frame: BriefingFrame): Block {
  const texts = textsFor(frame.language);
  const counts = texts.t("discord.briefing.counts", {
    ...briefingCounts(briefing),
    since: sinceOf(briefing),
  });
  const moment = timestamp(momentOf(briefing, frame), "F");
  return { lines: [`## ${heading}`, moment, ...lateMark(frame, texts), smallPrint(counts)] };
}

function lateMark({ due }: BriefingFrame, texts: Texts): string[] {
  if (due === undefined) return [];
  return [smallPrint(texts.t("discord.briefing.late", { due: timestamp(due, "f") }))];
}

/** The bottom line, then the stories in full: headline, news, facts, conflicts. */
function storyBlocks(
  { stories }: Briefing,
  chosen: readonly Candidate[],
  numbering: CitationNumbering,
  { ref, language }: BriefingFrame,
): Block[] {
  const texts = textsFor(language);
  const bottomLine = at(chosen, "bottom line").map(({ claim }) => citedClaim(claim, numbering, texts));
  const blocks: Block[] =
    bottomLine.length === 0
      ? []
      : [{ lines: paragraphs([bold(texts.t("discord.briefing.bottom-line")), ...bottomLine]) }];
  at(chosen, "headline").forEach(({ claim, story }, n) => {
    const documents = stories[story ?? -1]?.documents.length ?? 0;
    const merged =
      documents > 1 ? `${NO_BREAK_SPACE}· ${texts.t("discord.story.documents", { count: documents })}` : "";
    const update = updateMark(stories[story ?? -1]?.status, texts);
    const headline = `**${n + 1}**${NO_BREAK_SPACE}· ${citedClaimBold(claim, numbering, texts)}${update}${merged}`;
    const news = at(chosen, "news", story).map((other) => citedClaim(other.claim, numbering, texts));
    const facts = at(chosen, "fact", story).map((other) => `- ${citedClaim(other.claim, numbering, texts)}`);
    const conflicts = at(chosen, "conflict", story).map(
      (other) =>
        `${bold(texts.t("discord.briefing.sources-differ"))} ${citedConflict(other.claim, numbering, texts)}`,
    );
    const open = button(customId("open", ref, n + 1), { label: texts.t("discord.button.open") });
    blocks.push({
      lines: [headline, ...paragraphs(news), ...facts, ...conflicts],
      accessory: open,
      divided: true,
    });
  });
  return blocks;
}

function at(chosen: readonly Candidate[], place: PageSection, story: number | null = null): Candidate[] {
  return chosen.filter((other) => other.section === place && (story === null || other.story === story));
}

function updateMark(status: "new" | "update" | undefined, texts: Texts): string {
  return status === "update" ? `${NO_BREAK_SPACE}\`${texts.t("discord.briefing.update")}\`` : "";
}

function inBriefBlock(
  { stories, storyCount }: Briefing,
  chosen: readonly Candidate[],
  numbering: CitationNumbering,
  texts: Texts,
): Block[] {
  const listed = at(chosen, "in brief");
  const items = listed.map(({ claim, story }) => {
    const mark = updateMark(stories[story ?? -1]?.status, texts);
    return `- ${citedClaim(claim, numbering, texts)}${mark}`;
  });
  const more = storyCount - listed.length - at(chosen, "headline").length;
  const lines =
    more > 0 ? [...items, smallPrint(texts.t("discord.briefing.more-stories", { count: more }))] : items;
  if (lines.length === 0) return [];
  return [
    {
      lines: items.length > 0 ? [bold(texts.t("discord.briefing.in-brief")), ...lines] : lines,
      divided: true,
    },
  ];
}

function watchNextBlock(chosen: readonly Candidate[], numbering: CitationNumbering, texts: Texts): Block[] {
  const items = at(chosen, "watch next").map(({ claim }) => `- ${citedClaim(claim, numbering, texts)}`);
  return items.length === 0
    ? []
    : [{ lines: [bold(texts.t("discord.briefing.watch-next")), ...items], divided: true }];
}

function correctionBlock(
  corrections: readonly Correction[],
  numbering: CitationNumbering,
  texts: Texts,
): Block[] {
  const lines = correctionLines(corrections, numbering, texts);
  return lines.length === 0 ? [] : [{ lines, divided: true }];
}
