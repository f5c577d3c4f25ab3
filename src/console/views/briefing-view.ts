import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { reasonText } from "../../domain/documents/unreadable.ts";
import {
  authorship,
  briefingCounts,
  emptyReason,
  withoutConflictLabel,
} from "../../domain/stories/briefing-page.ts";
import { type Candidate, chooseClaims, type PageSection } from "../../domain/stories/choose-claims.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { citedText, NO_BREAK_SPACE } from "../../text/display/cited-text.ts";
import { longDate, shortDateTime } from "../../text/display/dates.ts";
import { partOfDay } from "../../text/display/local-dates.ts";
import { countWords } from "../../text/tokens/count-words.ts";
import { blocksText, type Paragraph } from "../terminal/layout.ts";
import { citeStyle, plain } from "../terminal/plain.ts";
import type { Paint } from "../terminal/terminal.ts";
import { sourceList } from "./source-list.ts";

export interface ViewOptions {
  readonly columns: number;
  readonly paint: Paint;
  /** IANA name. */
  readonly timeZone: string;
  /** The texts of the view's language. */
  readonly texts: Texts;
}

export interface View {
  /** Ends with a line break. */
  readonly text: string;
  /** The claims behind the markers [n] of the text. */
  readonly shown: ShownClaims;
}

/** Words of the whole text as `wc -w` counts them: about two minutes of reading. */
const MAX_WORDS = 450;
const MAX_UNREADABLE_LISTED = 3;
const BULLET = "- ";

type Block = readonly Paragraph[];

/** The briefing in at most MAX_WORDS words. It contains no control sequences other than our own colours. */
export function briefingView(briefing: Briefing, options: ViewOptions): View {
  const words = (chosen: readonly Candidate[]) => {
    const blocks = page(briefing, chosen, createCitationNumbering(), options);
    return countWords(blocks.flatMap((block) => block.map(({ lead, text }) => `${lead} ${text}`)).join(" "));
  };
  const chosen = chooseClaims(briefing, MAX_WORDS, words);
  const numbering = createCitationNumbering();
  const blocks = page(briefing, chosen, numbering, options);
  const text = blocksText(blocks, options.columns);
  const shown = {
    at: briefing.generatedAt,
    title: title(briefing, options),
    claims: numbering.numberedClaims(),
  };
  return { text, shown };
}

function page(
  briefing: Briefing,
  chosen: readonly Candidate[],
  numbering: CitationNumbering,
  options: ViewOptions,
): Block[] {
  const { paint, texts } = options;
  const style = citeStyle(options);
  const cited = ({ claim, section }: Candidate) => {
    if (section !== "conflict") return citedText(claim, numbering, style);
    numbering.markers(claim);
    return citedText(withoutConflictLabel(claim), numbering, style);
  };
  const at = (place: PageSection, story: number | null) =>
    chosen.filter((other) => other.section === place && (story === null || other.story === story));
  const storyOf = ({ story }: Candidate) => briefing.stories[story ?? -1];
  const storyLines =
    ({ story }: Candidate) =>
    (place: PageSection) =>
      at(place, story).map(cited);
  return [
    heading(briefing, options),
    bottomLine(at("bottom line", null).map(cited), options),
    ...at("headline", null).map((headline, n) =>
      storyBlock(n + 1, storyOf(headline), storyLines(headline), options),
    ),
    inBrief(briefing, chosen, cited, options),
    listBlock(texts.t("console.briefing.watch-next"), at("watch next", null).map(cited), paint),
    omissions(briefing, options),
    byline(briefing, options),
    sourceList(numbering.numberedClaims(), documentsOf(briefing), options),
  ];
}

function documentsOf({ stories }: Briefing): Map<string, DocumentHeader> {
  return new Map(stories.flatMap(({ documents }) => documents.map((document) => [document.path, document])));
}

function title({ generatedAt }: Briefing, { timeZone, texts }: ViewOptions): string {
  return texts.t("console.briefing.title", {
    part: partOfDay(generatedAt, timeZone),
    date: longDate(generatedAt, { texts, timeZone }),
  });
}

function heading(briefing: Briefing, options: ViewOptions): Block {
  const { texts, timeZone } = options;
  const { window } = briefing;
  const since = window.from === null ? "none" : shortDateTime(window.from, { texts, timeZone });
  const { documents, stories, newStories, updated, conflicts } = briefingCounts(briefing);
  const parts = [
    texts.t("console.briefing.counts", { documents, since, stories }),
    ...(newStories > 0 ? [texts.t("console.briefing.new", { count: String(newStories) })] : []),
    ...(updated > 0 ? [texts.t("console.briefing.updated", { count: String(updated) })] : []),
    ...(conflicts > 0 ? [texts.t("console.briefing.conflicts", { count: conflicts })] : []),
  ];
  const lines = [
    line(options.paint.bold(title(briefing, options))),
    line(options.paint.dim(parts.join(" · "))),
  ];
  return briefing.stories.length > 0
    ? lines
    : [...lines, line(texts.t(`console.briefing.empty.${emptyReason(briefing)}`))];
}

function bottomLine(sentences: readonly string[], { paint, texts }: ViewOptions): Block {
  if (sentences.length === 0) return [];
  const label = texts.t("console.briefing.bottom-line");
  return [{ indent: 0, lead: paint.bold(label), text: sentences.join(" "), hang: 0 }];
}

function storyBlock(
  number: number,
  story: BriefingStory | undefined,
  cited: (place: PageSection) => string[],
  options: ViewOptions,
): Block {
  const { paint, texts } = options;
  const indent = 3;
  const documents = story?.documents.length ?? 0;
  const updated = story?.status === "update" ? `  ${paint.yellow(texts.t("console.briefing.update"))}` : "";
  const count = texts.t("console.briefing.documents", { count: String(documents) });
  const merged = documents > 1 ? paint.dim(`  (${count.replace(" ", NO_BREAK_SPACE)})`) : "";
  const headline = paint.bold(cited("headline").join(" ")) + updated + merged;
  const news = cited("news");
  const facts = cited("fact").map((text) => ({ indent, lead: BULLET, text, hang: BULLET.length }));
  const conflicts = cited("conflict").map((text) => conflictText(text, options));
  return [
    { indent: 0, lead: paint.bold(`${number}`), text: headline, hang: indent },
    ...(news.length > 0 ? [{ indent, lead: "", text: news.join(" "), hang: 0 }] : []),
    ...facts,
    ...conflicts.map((text) => ({ indent, lead: "", text, hang: 0 })),
  ];
}

function conflictText(text: string, { paint, texts }: ViewOptions): string {
  return `${paint.yellow(texts.t("console.briefing.conflict"))} ${text}`;
}

function inBrief(
  { stories, storyCount }: Briefing,
  chosen: readonly Candidate[],
  cited: (candidate: Candidate) => string,
  { paint, texts }: ViewOptions,
): Block {
  const listed = chosen.filter(({ section }) => section === "in brief");
  const lines = listed.map((candidate) => {
    const updated = stories[candidate.story ?? -1]?.status === "update";
    return cited(candidate) + (updated ? `  ${paint.yellow(texts.t("console.briefing.update"))}` : "");
  });
  const more = storyCount - listed.length - chosen.filter(({ section }) => section === "headline").length;
  return listBlock(
    texts.t("console.briefing.in-brief"),
    more === 0 ? lines : [...lines, texts.t("console.briefing.more", { count: more })],
    paint,
  );
}

function listBlock(label: string, texts: readonly string[], paint: Paint): Block {
  if (texts.length === 0) return [];
  const items = texts.map((text) => ({ indent: 3, lead: BULLET, text, hang: BULLET.length }));
  return [line(paint.bold(label)), ...items];
}

/** Files that could not be read, with the reason, and the number of sentences that did not match their source. */
function omissions({ documents, dropped }: Briefing, { paint, texts }: ViewOptions): Block {
  const { unreadable } = documents;
  const lines: Paragraph[] = [];
  if (unreadable.length > 0) {
    lines.push(
      line(
        `${paint.bold(texts.t("console.briefing.unreadable"))} ${texts.t("console.briefing.files", { count: unreadable.length })}`,
      ),
    );
    for (const file of unreadable.slice(0, MAX_UNREADABLE_LISTED)) {
      const text = `${plain(file.path)}: ${plain(reasonText(file, texts))}`;
      lines.push({ indent: 3, lead: BULLET, text, hang: BULLET.length });
    }
    if (unreadable.length > MAX_UNREADABLE_LISTED)
      lines.push({ ...line(texts.t("console.briefing.unreadable-more")), indent: 3 });
  }
  if (dropped.length > 0) {
    lines.push(line(paint.dim(texts.t("console.briefing.dropped", { count: dropped.length }))));
  }
  return lines;
}

/** Who wrote the briefing; nothing when no model is set, because then it is always the built-in writer. */
function byline(briefing: Briefing, { paint, texts }: ViewOptions): Block {
  const written = authorship(briefing);
  if (written === null) return [];
  if (written.by === "failed") return [line(paint.dim(texts.t("console.briefing.model-failed")))];
  const model = plain(written.model);
  if (written.by === "model") return [line(paint.dim(texts.t("console.briefing.by-model", { model })))];
  return [line(paint.dim(texts.t("console.briefing.by-both", { model, count: written.fallbacks })))];
}

const line = (text: string): Paragraph => ({ indent: 0, lead: "", text, hang: 0 });
