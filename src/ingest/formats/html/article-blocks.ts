import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import type { HtmlBlock } from "./html-blocks.ts";

const {
  teaser: TEASER_LINE,
  pageLabel: BOILERPLATE_LINE,
  tailHeading: TAIL_HEADING,
} = DEFAULT_PACK.pages.boilerplate;
const MAX_HEADING_CHARACTERS = 60;
/** Longer lines are prose that happens to begin like a teaser. */
const MAX_TEASER_CHARACTERS = 160;
/** The tail is cut only after this share of the article's characters: an earlier heading belongs to the article. */
const MIN_TAIL_START = 0.5;
/** Blocks with at least this share of linked characters, 0..1, are links to other pages. */
const MAX_LINK_SHARE = 0.8;

/** The article's blocks, without its title, captions, link lists, teasers and the lists after it. */
export function articleBlocks(blocks: readonly HtmlBlock[], title: string | null): HtmlBlock[] {
  const withoutTitleBlocks = withoutTitle(blocks, title);
  return cutTail(withoutTitleBlocks).filter((block) => !isTeaser(block));
}

function withoutTitle(blocks: readonly HtmlBlock[], title: string | null): HtmlBlock[] {
  const titleKey = title === null ? null : comparisonKey(title);
  return blocks.filter(
    (block, index) => index > 3 || block.kind === "item" || comparisonKey(block.text) !== titleKey,
  );
}

function cutTail(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  for (const [index, { text }] of blocks.entries()) {
    const isTail = text.length <= MAX_HEADING_CHARACTERS && TAIL_HEADING.test(text);
    if (isTail && before > total * MIN_TAIL_START) return blocks.slice(0, index);
    before += text.length;
  }
  return blocks;
}

function isTeaser({ text, kind, linkShare }: HtmlBlock): boolean {
  if (kind === "caption") return true;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (linkShare >= MAX_LINK_SHARE) return text.length <= MAX_TEASER_CHARACTERS;
  return BOILERPLATE_LINE.test(text) || (text.length <= MAX_TEASER_CHARACTERS && TEASER_LINE.test(text));
}

function comparisonKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
