import { allPacks } from "../../../text/languages/languages.ts";
import type { LayoutBlock } from "./columns.ts";
import type { Fragment } from "./fragments.ts";

/** A page with its blocks in reading order. */
export interface PdfPage {
  readonly blocks: readonly LayoutBlock[];
}

/** Lines examined at the top and at the bottom of a page. */
const EDGE_LINES = 3;
/** Share of pages, and at least two, that must have a running head; left and right pages may differ. */
const MIN_PAGE_SHARE = 0.25;
const PAGE = allPacks.flatMap(({ pages }) => pages.pageWords).join("|");
const OF = allPacks.flatMap(({ pages }) => pages.pageOfWords).join("|");
const PAGE_NUMBER = new RegExp(
  `^\\W*(?:${PAGE})?\\s*(?:\\d{1,4}|[ivxlc]{1,7})\\s*(?:(?:${OF}|/)\\s*\\d{1,4})?\\W*$`,
  "i",
);

/** The pages without running heads, footers and page numbers. */
export function withoutRunningHeads(pages: readonly PdfPage[]): PdfPage[] {
  const edges = pages.map(edgeLines);
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const key of new Set(lines.map(({ text }) => comparable(text))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const minPages = Math.max(2, Math.ceil(pages.length * MIN_PAGE_SHARE));
  return pages.map(({ blocks }, index) => {
    const dropped = new Set(
      edges[index]?.filter(
        ({ text }) => PAGE_NUMBER.test(text) || (counts.get(comparable(text)) ?? 0) >= minPages,
      ),
    );
    return {
      blocks: blocks
        .map((block) => block.filter((line) => !dropped.has(line)))
        .filter((block) => block.length > 0),
    };
  });
}

function edgeLines({ blocks }: PdfPage): readonly Fragment[] {
  const lines = blocks.flat().sort((a, b) => a.y - b.y);
  return lines.length <= EDGE_LINES * 2
    ? lines
    : [...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)];
}

/** Page numbers differ, so digits are replaced. */
function comparable(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase();
}
