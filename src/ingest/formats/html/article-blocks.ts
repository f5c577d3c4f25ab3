import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import { isPageLine } from "../../../text/prose/boilerplate.ts";
import type { StatedMetadata } from "../../content/extracted-text.ts";
import { readHeaderLine } from "../../metadata/header-lines.ts";
import type { HtmlBlock } from "./html-blocks.ts";
import { isSentence } from "./prose.ts";

const { tailHeading: TAIL_HEADING } = DEFAULT_PACK.pages.boilerplate;
const MAX_HEADING_CHARACTERS = 60;
/** Longer links are text of the article. */
const MAX_LINK_CHARACTERS = 160;
/** The tail is cut only after this share of the article's characters: an earlier heading belongs to the article. */
const MIN_TAIL_START = 0.5;
/** Blocks with at least this share of linked characters, 0..1, are links to other pages, unless they are sentences. */
const MAX_LINK_SHARE = 0.8;

/** The article's blocks, without its title, captions, link lists, teasers and the lists after it, and lines that repeat its date. */
export function articleBlocks(
  blocks: readonly HtmlBlock[],
  { title, published }: Pick<StatedMetadata, "title" | "published">,
): HtmlBlock[] {
  const withoutTitleBlocks = withoutTitle(joinDropCaps(blocks), title);
  return cutTail(withoutTitleBlocks).filter(
    (block) => !isTeaser(block) && !(published !== null && isDateLine(block.text)),
  );
}

/** A large first letter may be a block of its own: "F", then "our workers". */
function joinDropCaps(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const joined: HtmlBlock[] = [];
  let letter = "";
  for (const block of blocks) {
    if (/^\p{Lu}$/u.test(block.text)) letter = block.text;
    else {
      joined.push(
        letter !== "" && /^\p{Ll}/u.test(block.text) ? { ...block, text: letter + block.text } : block,
      );
      letter = "";
    }
  }
  return joined;
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
  if (linkShare >= MAX_LINK_SHARE && text.length <= MAX_LINK_CHARACTERS && !isSentence(text)) return true;
  return isPageLine(text);
}

/** A line of its own with nothing but a date: the page's time of publication, not a sentence. */
function isDateLine(text: string): boolean {
  const stated = readHeaderLine(text);
  return stated !== null && Object.keys(stated).every((key) => key === "published" || key === "updated");
}

function comparisonKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
