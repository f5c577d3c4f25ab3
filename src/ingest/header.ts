import { type HeaderLine, isNames, isOutlet, outletName, readHeaderLine } from "./header-lines.ts";
import type { Stamp } from "./page.ts";
import { bareTitle, openingAgency, titleSource } from "./publisher.ts";

/** What a text's first lines state about it, and the text without the lines that state nothing else. */
export interface Header {
  readonly title: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly published: Stamp | null;
  readonly body: string;
}

interface Line {
  readonly text: string;
  readonly index: number;
  readonly blankAfter: boolean;
}

/** Lines with text in them that may still be a document's head: title, standfirst, byline, date, place for a few more. */
const HEAD_LINES = 8;
/** Says how to reach who wrote the text; the name there is no news. */
const CONTACT_LINE = /^(?:.*@.*|(?:Follow|Contact|Reach|E-?mail)\s.*)$/gm;
/** Longest title in characters. Headlines are written to fit 60 to 110; front pages run longer ones. */
const LONGEST_TITLE = 160;

/** Reads the head of a text. `statedTitle` is the title its format states, which the text may repeat. */
export function readHeader(text: string, statedTitle: string | null): Header {
  const lines = text.split("\n");
  const head = firstLines(lines);
  const found = new Map<number, HeaderLine>();
  for (const { text: line, index } of head) {
    const stated = readHeaderLine(line);
    if (stated !== null) found.set(index, stated);
  }
  const title = titleLine(head, found, statedTitle);
  addUnmarked(head, found, title, text);
  const stated = [...found.values()];
  const body = lines.filter((_, index) => !found.has(index)).join("\n");
  return {
    title:
      stated.find((line) => line.title !== undefined)?.title ??
      (title === null ? null : bareTitle(title.text.replace(/^#+\s*/, ""))),
    source: stated.find((line) => line.source !== undefined)?.source ?? guessedSource(title, head, found),
    author: stated.find((line) => line.author !== undefined)?.author ?? null,
    published: stated.find((line) => line.published)?.published ?? updated(stated),
    body,
  };
}

function updated(stated: readonly HeaderLine[]): Stamp | null {
  return stated.find((line) => line.updated !== undefined)?.updated ?? null;
}

function firstLines(lines: readonly string[]): Line[] {
  const head: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (head.length === HEAD_LINES) break;
    if (line.trim() === "") continue;
    head.push({ text: line.trim(), index, blankAfter: (lines[index + 1] ?? "").trim() === "" });
  }
  return head;
}

// The first line that is not metadata, if it stands alone and does not end as a sentence does.
function titleLine(
  head: readonly Line[],
  found: ReadonlyMap<number, HeaderLine>,
  statedTitle: string | null,
): Line | null {
  const first = head.find(({ index }) => !found.has(index));
  if (first === undefined || statedTitle !== null) return null;
  const alone = first.blankAfter || found.has(first.index + 1);
  const isTitle =
    alone && head.length > 1 && first.text.length <= LONGEST_TITLE && !/(?<!\.\.)[.;:,]$/.test(first.text);
  return isTitle ? first : null;
}

/**
 * Names and publishers that stand unmarked ("Jane Roe", "Northern Herald") right under the title. A name counts only if
 * the text says nothing more about it: people in the news are named again, those who write it are not.
 */
function addUnmarked(
  head: readonly Line[],
  found: Map<number, HeaderLine>,
  title: Line | null,
  text: string,
): void {
  const start = title === null ? 0 : head.indexOf(title) + 1;
  for (const { text: line, index, blankAfter } of head.slice(start, start + 3)) {
    if (found.has(index)) continue;
    const before = found.get(head[head.findIndex((other) => other.index === index) - 1]?.index ?? -1);
    if (before?.author !== undefined && isOutlet(line)) found.set(index, { source: outletName(line) });
    else if (title !== null && blankAfter && isNames(line) && isOnlyHere(line, text))
      found.set(index, { author: line });
    else return;
  }
}

function isOnlyHere(names: string, text: string): boolean {
  const report = text.replace(CONTACT_LINE, "");
  const surnames = names.split(/,\s+|\s+(?:and|&|with)\s+/).map((name) => name.split(/\s+/).at(-1) ?? name);
  return surnames.every((surname) => report.match(wholeWord(surname))?.length === 1);
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, "giu");
}

function guessedSource(
  title: Line | null,
  head: readonly Line[],
  found: ReadonlyMap<number, HeaderLine>,
): string | null {
  const prose = head.filter((line) => line !== title && !found.has(line.index));
  const agency = prose.map(({ text }) => openingAgency(text)).find((name) => name !== null);
  return agency ?? (title === null ? null : titleSource(title.text));
}
