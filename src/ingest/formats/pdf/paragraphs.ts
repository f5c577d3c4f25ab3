import { allPacks } from "../../../text/languages/languages.ts";
import { type LayoutBlock, median } from "./columns.ts";
import type { Fragment } from "./fragments.ts";
import { withoutLetterSpacing } from "./letter-spacing.ts";

/** A paragraph or heading, with its letter height in points. */
export interface Paragraph {
  readonly text: string;
  readonly size: number;
}

/** Words between two words that share their last part ("mid- to late"). */
const SUSPENDING_WORD = new RegExp(
  `^(?:${allPacks.flatMap(({ pages }) => pages.suspendedHyphenWords).join("|")})$`,
  "iu",
);
/** A larger line distance, relative to the block's usual one, begins a paragraph. */
const PARAGRAPH_GAP_RATIO = 1.3;
/** Usual line distance as a share of the letter height. */
const USUAL_LEADING = 1.15;
/** A larger relative change of the letter height begins a paragraph. */
const SIZE_CHANGE_SHARE = 0.12;
/** A line indented by this share of the letter height begins a paragraph. */
const MIN_INDENT = 0.8;
/** A line begins a paragraph if the one before ends a sentence and is shorter than the block by this share of its width. */
const SHORT_LINE_SHARE = 0.2;
const SENTENCE_END = /[.!?…:。！？]["'”’»)\]]*\s*$/;
const LIST_ITEM = /^\s*(?:[•▪◦·●■–—*-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)/;
const TRAILING_HYPHEN = /([\p{L}\p{N}]+)[-\u00ad\u2010]\s*$/u;
const SOFT_HYPHEN = /\u00ad\s*$/;
/** First parts of words that are written with a hyphen ("two-thirds", "self-made"), in languages that do so. */
const HYPHENATED_FIRST_PART = new RegExp(
  `^(?:${allPacks.flatMap(({ pages }) => pages.hyphenatedFirstParts).join("|")})$`,
  "iu",
);

/** Joins the blocks' lines to paragraphs, without hyphens at line ends. A paragraph may continue in the next block. */
export function paragraphsOf(blocks: readonly LayoutBlock[]): Paragraph[] {
  const words = wordsOf(blocks);
  const paragraphs: Paragraph[] = [];
  for (const block of blocks) {
    const blockParagraphs = paragraphsIn(block, words);
    const [first] = blockParagraphs;
    const last = paragraphs.at(-1);
    if (first !== undefined && last !== undefined && continuesParagraph(last, first)) {
      paragraphs[paragraphs.length - 1] = { ...last, text: joinLines(last.text, first.text, words) };
      blockParagraphs.shift();
    }
    paragraphs.push(...blockParagraphs);
  }
  return paragraphs;
}

function continuesParagraph(last: Paragraph, first: Paragraph): boolean {
  const sameSize = Math.abs(last.size - first.size) <= last.size * SIZE_CHANGE_SHARE;
  return (
    sameSize &&
    !SENTENCE_END.test(last.text) &&
    (/^\s*[\p{Ll}\d]/u.test(first.text) || TRAILING_HYPHEN.test(last.text))
  );
}

function paragraphsIn(block: LayoutBlock, words: ReadonlySet<string>): Paragraph[] {
  const edges = {
    left: Math.min(...block.map(({ left }) => left)),
    right: Math.max(...block.map(({ right }) => right)),
  };
  const step = usualStep(block);
  const paragraphs: Paragraph[] = [];
  block.forEach((line, index) => {
    const before = block[index - 1];
    const last = paragraphs.at(-1);
    if (before === undefined || last === undefined || startsParagraph(line, before, step, edges)) {
      paragraphs.push({ text: line.text.trim(), size: line.size });
    } else paragraphs[paragraphs.length - 1] = { ...last, text: joinLines(last.text, line.text, words) };
  });
  return paragraphs
    .map((paragraph) => ({ ...paragraph, text: withoutLetterSpacing(paragraph.text, words) }))
    .filter(({ text }) => text !== "");
}

function usualStep(block: LayoutBlock): number {
  const steps = block.slice(1).map((line, index) => line.y - (block[index]?.y ?? 0));
  return median(steps.filter((step) => step > 0));
}

function startsParagraph(
  line: Fragment,
  before: Fragment,
  step: number,
  { left, right }: { readonly left: number; readonly right: number },
): boolean {
  if (Math.abs(line.size - before.size) > before.size * SIZE_CHANGE_SHARE) return true;
  const distance = line.y - before.y;
  if (distance > Math.max(step, before.size * USUAL_LEADING) * PARAGRAPH_GAP_RATIO || distance < 0)
    return true;
  if (LIST_ITEM.test(line.text)) return true;
  if (TRAILING_HYPHEN.test(before.text)) return false;
  const indented = line.left - left > MIN_INDENT * line.size && before.left - left < MIN_INDENT * line.size;
  if (indented && !isCentred(line, before) && !/^\s*\p{Ll}/u.test(line.text)) return true;
  return SENTENCE_END.test(before.text) && right - before.right > (right - left) * SHORT_LINE_SHARE;
}

function isCentred(line: Fragment, before: Fragment): boolean {
  return Math.abs(line.left + line.right - before.left - before.right) / 2 < line.size;
}

/** Joins two lines. A word hyphenated at the line end is joined, unless the document has it with a hyphen elsewhere. */
function joinLines(before: string, line: string, words: ReadonlySet<string>): string {
  const start = line.trimStart();
  const head = TRAILING_HYPHEN.exec(before)?.[1];
  const tail = /^[\p{L}\p{N}]+/u.exec(start)?.[0];
  if (head === undefined || tail === undefined) return `${before.trimEnd()} ${start}`;
  const bare = before.trimEnd();
  // "Vor- und Nachteile": the second part of the first word comes later.
  if (SUSPENDING_WORD.test(tail)) return `${bare} ${start}`;
  return keepsHyphen(head, tail, words) && !SOFT_HYPHEN.test(before)
    ? bare + start
    : bare.slice(0, -1) + start;
}

/** Whether a hyphen at a line's end belongs to the word: before figures and names, and in compounds. */
function keepsHyphen(head: string, tail: string, words: ReadonlySet<string>): boolean {
  if (/^[\p{Lu}\p{N}]/u.test(tail) || /\p{N}/u.test(head)) return true;
  if (words.has((head + tail).toLowerCase())) return false;
  return words.has(`${head}-${tail}`.toLowerCase()) || HYPHENATED_FIRST_PART.test(head);
}

/** All words within lines in lower case, including hyphenated ones. */
function wordsOf(blocks: readonly LayoutBlock[]): ReadonlySet<string> {
  const text = blocks.flat().map(({ text: line }) => line.replace(TRAILING_HYPHEN, " "));
  return new Set(text.flatMap((line) => line.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));
}
