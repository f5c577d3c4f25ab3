import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { isPageLine, isSiteSentence } from "../../text/prose/boilerplate.ts";
import type { Timestamp } from "../content/extracted-text.ts";
import { type HeaderLine, isNames, isPublisher, publisherName, readHeaderLine } from "./header-lines.ts";
import { openingAgency, titlePublisher, titleWithoutPublisher } from "./publisher.ts";

/** The metadata in a text's first lines, and the text without those lines. */
export interface Header {
  readonly title: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly published: Timestamp | null;
  readonly body: string;
}

interface Line {
  readonly text: string;
  readonly index: number;
  readonly blankAfter: boolean;
}

/** Non-blank lines searched for metadata: title, standfirst, byline, date, and a few more. */
const MAX_HEADER_LINES = 8;
const { contactLine, nameJoiner } = DEFAULT_PACK.pages.header;
const NAME_SEPARATOR = new RegExp(`,\\s+|\\s+(?:${nameJoiner})\\s+`);
/** Longest title in characters. Headlines are written to fit 60 to 110; front pages run longer ones. */
const MAX_TITLE_CHARACTERS = 160;

/** Reads the header lines of a text. `statedTitle` is the title from the file format, which the text may repeat. */
export function readHeader(text: string, statedTitle: string | null): Header {
  const lines = text.split("\n");
  const headLines = firstLines(lines);
  const metadataLines = new Map<number, HeaderLine>();
  for (const { text: line, index } of headLines) {
    const stated = readHeaderLine(line);
    if (stated !== null) metadataLines.set(index, stated);
  }
  const title = titleLine(headLines, metadataLines, statedTitle);
  addUnlabelled(headLines, metadataLines, title, text);
  const stated = [...metadataLines.values()];
  const body = lines
    .flatMap((line, index) => (metadataLines.has(index) ? [] : index === title?.index ? [line, ""] : [line]))
    .join("\n");
  return {
    title:
      stated.find((line) => line.title !== undefined)?.title ??
      (title === null ? null : titleWithoutPublisher(title.text.replace(/^#+\s*/, ""))),
    source:
      stated.find((line) => line.source !== undefined)?.source ??
      guessSource(title, headLines, metadataLines),
    author: stated.find((line) => line.author !== undefined)?.author ?? null,
    published: stated.find((line) => line.published)?.published ?? updated(stated),
    body,
  };
}

function updated(stated: readonly HeaderLine[]): Timestamp | null {
  return stated.find((line) => line.updated !== undefined)?.updated ?? null;
}

function firstLines(lines: readonly string[]): Line[] {
  const headLines: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (headLines.length === MAX_HEADER_LINES) break;
    if (line.trim() === "") continue;
    headLines.push({ text: line.trim(), index, blankAfter: (lines[index + 1] ?? "").trim() === "" });
  }
  return headLines;
}

// The first line that is neither metadata nor about the site, if it is a paragraph of its own and does not end like a sentence.
function titleLine(
  headLines: readonly Line[],
  metadataLines: ReadonlyMap<number, HeaderLine>,
  statedTitle: string | null,
): Line | null {
  const first = headLines.find(
    ({ index, text }) => !metadataLines.has(index) && !isPageLine(text) && !isSiteSentence(text),
  );
  if (first === undefined || statedTitle !== null) return null;
  const alone = first.blankAfter || metadataLines.has(first.index + 1);
  const isTitle =
    alone &&
    headLines.length > 1 &&
    first.text.length <= MAX_TITLE_CHARACTERS &&
    !/(?<!\.\.)[.;:,]$/.test(first.text);
  return isTitle ? first : null;
}

/**
 * Finds names and publishers without a label ("Jane Roe", "Northern Herald") right under the title. A name counts as the
 * author only if the text does not mention it again: people in the news are named again, authors are not.
 */
function addUnlabelled(
  headLines: readonly Line[],
  metadataLines: Map<number, HeaderLine>,
  title: Line | null,
  text: string,
): void {
  const start = title === null ? 0 : headLines.indexOf(title) + 1;
  for (const { text: line, index, blankAfter } of headLines.slice(start, start + 3)) {
    if (metadataLines.has(index)) continue;
    const before = metadataLines.get(
      headLines[headLines.findIndex((other) => other.index === index) - 1]?.index ?? -1,
    );
    if (before?.author !== undefined && isPublisher(line))
      metadataLines.set(index, { source: publisherName(line) });
    else if (title !== null && blankAfter && isNames(line) && areNamedOnce(line, text))
      metadataLines.set(index, { author: line });
    else return;
  }
}

function areNamedOnce(names: string, text: string): boolean {
  const articleText = text.replace(contactLine, "");
  const surnames = names.split(NAME_SEPARATOR).map((name) => name.split(/\s+/).at(-1) ?? name);
  return surnames.every((surname) => articleText.match(wholeWord(surname))?.length === 1);
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, "giu");
}

function guessSource(
  title: Line | null,
  headLines: readonly Line[],
  metadataLines: ReadonlyMap<number, HeaderLine>,
): string | null {
  const prose = headLines.filter((line) => line !== title && !metadataLines.has(line.index));
  const agency = prose.map(({ text }) => openingAgency(text)).find((name) => name !== null);
  return agency ?? (title === null ? null : titlePublisher(title.text));
}
