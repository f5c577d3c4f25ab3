import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import {
  authorship,
  briefingCounts,
  emptyReason,
  withoutConflictLabel,
} from "../../domain/stories/briefing-page.ts";
import { type Candidate, chooseClaims, type PageSection } from "../../domain/stories/choose-claims.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import { longDate, shortDateTime } from "../../text/display/british-dates.ts";
import { citedText, NO_BREAK_SPACE } from "../../text/display/cited-text.ts";
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
const PARTS_OF_DAY = { morning: "Morning", afternoon: "Afternoon", evening: "Evening" } as const;

/** Shown when a model is set but did not write the text. */
export const MODEL_FAILED = "Written by the built-in writer: the model did not answer";

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
  const { paint } = options;
  const style = citeStyle(paint);
  const cited = ({ claim }: Candidate) => citedText(claim, numbering, style);
  const at = (place: PageSection, story: number | null) =>
    chosen.filter((other) => other.section === place && (story === null || other.story === story));
  const storyOf = ({ story }: Candidate) => briefing.stories[story ?? -1];
  const storyLines =
    ({ story }: Candidate) =>
    (place: PageSection) =>
      at(place, story).map(cited);
  return [
    heading(briefing, options),
    bottomLine(at("bottom line", null).map(cited), paint),
    ...at("headline", null).map((headline, n) =>
      storyBlock(n + 1, storyOf(headline), storyLines(headline), paint),
    ),
    inBrief(briefing, chosen, cited, paint),
    listBlock("Watch next", at("watch next", null).map(cited), paint),
    omissions(briefing, options),
    byline(briefing, options),
    sourceList(numbering.numberedClaims(), documentsOf(briefing), options),
  ];
}

function documentsOf({ stories }: Briefing): Map<string, DocumentHeader> {
  return new Map(stories.flatMap(({ documents }) => documents.map((document) => [document.path, document])));
}

function title({ generatedAt }: Briefing, { timeZone }: ViewOptions): string {
  return `${PARTS_OF_DAY[partOfDay(generatedAt, timeZone)]} brief · ${longDate(generatedAt, timeZone)}`;
}

function heading(briefing: Briefing, options: ViewOptions): Block {
  const { window } = briefing;
  const since = window.from === null ? "" : ` since ${shortDateTime(window.from, options.timeZone)}`;
  const { documents, stories, newStories, updated, conflicts } = briefingCounts(briefing);
  const parts = [
    `${counted(documents, "document")}${since} -> ${counted(stories, "story", "stories")}`,
    ...(newStories > 0 ? [`${newStories} new`] : []),
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(conflicts > 0 ? [counted(conflicts, "conflict")] : []),
  ];
  const lines = [
    line(options.paint.bold(title(briefing, options))),
    line(options.paint.dim(parts.join(" · "))),
  ];
  return briefing.stories.length > 0 ? lines : [...lines, line(WHY_EMPTY[emptyReason(briefing)])];
}

const WHY_EMPTY = {
  "nothing-new": "Nothing new in these documents.",
  "none-in-window": "No documents from that time.",
  none: "No documents yet: put files in the documents folder (docs/formats.md lists the formats).",
} as const;

function bottomLine(sentences: readonly string[], paint: Paint): Block {
  if (sentences.length === 0) return [];
  const label = "Bottom line: ";
  return [{ indent: 0, lead: paint.bold(label), text: sentences.join(" "), hang: 0 }];
}

function storyBlock(
  number: number,
  story: BriefingStory | undefined,
  cited: (place: PageSection) => string[],
  paint: Paint,
): Block {
  const indent = 3;
  const documents = story?.documents.length ?? 0;
  const updated = story?.status === "update" ? `  ${paint.yellow("UPDATE")}` : "";
  const merged = documents > 1 ? paint.dim(`  (${documents}${NO_BREAK_SPACE}documents)`) : "";
  const headline = paint.bold(cited("headline").join(" ")) + updated + merged;
  const news = cited("news");
  const facts = cited("fact").map((text) => ({ indent, lead: BULLET, text, hang: BULLET.length }));
  const conflicts = cited("conflict").map((text) => conflictText(text, paint));
  return [
    { indent: 0, lead: paint.bold(`${number}`), text: headline, hang: indent },
    ...(news.length > 0 ? [{ indent, lead: "", text: news.join(" "), hang: 0 }] : []),
    ...facts,
    ...conflicts.map((text) => ({ indent, lead: "", text, hang: 0 })),
  ];
}

function conflictText(text: string, paint: Paint): string {
  return `${paint.yellow("Sources differ:")} ${withoutConflictLabel(text)}`;
}

function inBrief(
  { stories, storyCount }: Briefing,
  chosen: readonly Candidate[],
  cited: (candidate: Candidate) => string,
  paint: Paint,
): Block {
  const listed = chosen.filter(({ section }) => section === "in brief");
  const texts = listed.map((candidate) => {
    const updated = stories[candidate.story ?? -1]?.status === "update";
    return cited(candidate) + (updated ? `  ${paint.yellow("UPDATE")}` : "");
  });
  const more = storyCount - listed.length - chosen.filter(({ section }) => section === "headline").length;
  return listBlock(
    "In brief",
    more === 0 ? texts : [...texts, `and ${counted(more, "more story", "more stories")}`],
    paint,
  );
}

function listBlock(label: string, texts: readonly string[], paint: Paint): Block {
  if (texts.length === 0) return [];
  const items = texts.map((text) => ({ indent: 3, lead: BULLET, text, hang: BULLET.length }));
  return [line(paint.bold(label)), ...items];
}

/** Files that could not be read, with the reason, and the number of sentences that did not match their source. */
function omissions({ documents, dropped }: Briefing, { paint }: ViewOptions): Block {
  const { unreadable } = documents;
  const lines: Paragraph[] = [];
  if (unreadable.length > 0) {
    lines.push(line(`${paint.bold("Could not be read:")} ${counted(unreadable.length, "file")}`));
    for (const { path, reason } of unreadable.slice(0, MAX_UNREADABLE_LISTED)) {
      lines.push({ indent: 3, lead: BULLET, text: `${plain(path)}: ${plain(reason)}`, hang: BULLET.length });
    }
    if (unreadable.length > MAX_UNREADABLE_LISTED)
      lines.push({ ...line("brief --json lists them all"), indent: 3 });
  }
  if (dropped.length > 0) {
    lines.push(line(paint.dim(`${counted(dropped.length, "sentence")} left out: not matched to the source`)));
  }
  return lines;
}

/** Who wrote the briefing; nothing when no model is set, because then it is always the built-in writer. */
function byline(briefing: Briefing, { paint }: ViewOptions): Block {
  const written = authorship(briefing);
  if (written === null) return [];
  if (written.by === "failed") return [line(paint.dim(MODEL_FAILED))];
  const whole = `Written by ${plain(written.model)}, matched to its sources`;
  if (written.by === "model") return [line(paint.dim(whole))];
  const built = `${counted(written.fallbacks, "text")} by the built-in writer: the model did not answer`;
  return [line(paint.dim(`${whole}; ${built}`))];
}

const line = (text: string): Paragraph => ({ indent: 0, lead: "", text, hang: 0 });

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
