import type { Block } from "./html-blocks.ts";

/** Lines that lead on to other pages or ask for something: never part of a report. */
const ASIDE =
  /^(?:also read|read also|read more|read next|read:|see also|see more|more:|you may (?:also )?like|recommended|don['’]t miss|watch(?: now)?:|watch the video|listen:|in pictures:?|photos?:|video:|gallery:?|advertis(?:ement|ing)|story continues below|continue reading|click here|sign (?:in|up)|log in|subscribe|follow (?:us|@)|share (?:this|on|via)|like us on|download (?:our|the) app|join (?:our|us)|tags?:|filed under|topics?:|copyright|©|all rights reserved|image (?:source|credit|copyright|\d+ of)|photo (?:credit|by)|\(?photo(?:graph)? (?:by|courtesy)|have a tip\?|get the latest (?:news|updates)|want more (?:stories|news)|loading)/i;
/** Labels of a page's own furniture. */
const FURNITURE =
  /^(?:related|breaking news|comments?|leave a (?:comment|reply)|print|e-?mail|share|tweet|caption|close|menu|search|skip to (?:main )?content|next|previous|back to top|(?:published|posted|updated)\b.{1,30}\bago|https?:\/\/\S+)$/i;
/** Headings that begin a list of other articles; what follows is no longer the article. */
const TAIL_HEADING =
  /^(?:related (?:articles?|stories|news|posts?|links?|topics?|content|coverage)|related|more (?:from|on|in|great|stories|news)\b.*|you (?:may|might) (?:also )?(?:like|be interested).*|recommended.*|read (?:more|next|also)|most (?:read|popular|viewed).*|trending.*|latest (?:news|stories).*|want more (?:stories|news).*|comments?|leave a (?:comment|reply)|about the author.*|popular (?:posts|stories).*)\s*:?$/i;
/** Longest heading, in characters. */
const LONGEST_HEADING = 60;
/** Longest line taken for an aside, in characters: longer ones are prose that happens to begin so. */
const LONGEST_ASIDE = 160;
/** A tail may be cut only behind this share of the article's characters: a heading earlier on leads a part of it. */
const TAIL_START = 0.5;
/** Blocks with at least this share of links, 0..1, lead elsewhere. */
const MOSTLY_LINKS = 0.8;

/** The blocks that are the article: without its title, captions, link lists, asides and what follows it. */
export function articleBlocks(blocks: readonly Block[], title: string | null): Block[] {
  const untitled = withoutTitle(blocks, title);
  return cutTail(untitled).filter((block) => !isAside(block));
}

function withoutTitle(blocks: readonly Block[], title: string | null): Block[] {
  const wanted = title === null ? null : comparable(title);
  return blocks.filter(
    (block, index) => index > 3 || block.kind === "item" || comparable(block.text) !== wanted,
  );
}

function cutTail(blocks: readonly Block[]): readonly Block[] {
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  for (const [index, { text }] of blocks.entries()) {
    const isTail = text.length <= LONGEST_HEADING && TAIL_HEADING.test(text);
    if (isTail && before > total * TAIL_START) return blocks.slice(0, index);
    before += text.length;
  }
  return blocks;
}

function isAside({ text, kind, linked }: Block): boolean {
  if (kind === "caption") return true;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (linked >= MOSTLY_LINKS) return text.length <= LONGEST_ASIDE;
  return FURNITURE.test(text) || (text.length <= LONGEST_ASIDE && ASIDE.test(text));
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
