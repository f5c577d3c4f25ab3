import { allPacks, DEFAULT_PACK } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";
import { endsInTitle } from "./abbreviations.ts";

/** Lines that belong together, joined into one line with single spaces. */
export interface Block {
  readonly text: string;
  readonly beginsParagraph: boolean;
}

const UNUSUAL_LINE_END = /\r(?!\n)|[\v\f\u2028\u2029]/;
const IRREGULAR_SPACE = /[^\S ]| {2}/;
const LINE_END = /\r\n|[\n\r\v\f\u2028\u2029]/;

/**
 * The blocks of a text. A blank line separates paragraphs. A single line break separates blocks if the line before it
 * is complete or on its own (a heading, a byline, a list item), and becomes a space if it breaks a sentence.
 */
export function blocks(text: string): Block[] {
  const paragraphs = paragraphsOf(text);
  const width = wrapWidth(paragraphs);
  return paragraphs.flatMap((lines) => blocksOf(lines, width));
}

function paragraphsOf(text: string): string[][] {
  const paragraphs: string[][] = [];
  let lines: string[] = [];
  for (const raw of text.split(UNUSUAL_LINE_END.test(text) ? LINE_END : "\n")) {
    const line = (IRREGULAR_SPACE.test(raw) ? raw.replace(/\s+/g, " ") : raw).trim();
    if (line !== "") lines.push(line);
    else if (lines.length > 0) {
      paragraphs.push(lines);
      lines = [];
    }
  }
  if (lines.length > 0) paragraphs.push(lines);
  return paragraphs;
}

function blocksOf(lines: readonly string[], width: number | null): Block[] {
  const result: Block[] = [];
  const hasBrokenLines = lines.some((line, i) => i > 0 && isBrokenBefore(lines[i - 1] ?? "", line));
  let text = "";
  let beginsParagraph = true;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before === undefined) text = line;
    else if (shouldJoin(before, line, { width, hasBrokenLines })) text += ` ${line}`;
    else {
      result.push({ text, beginsParagraph });
      beginsParagraph = isParagraphEnd(before, line, width);
      text = line;
    }
  });
  result.push({ text, beginsParagraph });
  return result;
}

interface Layout {
  /** The column at which the text is hard-wrapped; null if it is not. */
  readonly width: number | null;
  /** Whether a line break elsewhere in the paragraph breaks a sentence. */
  readonly hasBrokenLines: boolean;
}

const COMPLETE = /[.!?…。！？]["'”’»“)\]]*$/;
const CONTINUING_WORDS = [
  ...DEFAULT_PACK.sentences.lineContinues,
  ...allPacks.flatMap(({ shared }) => shared.lineContinues),
];
/** Words and marks that never end a heading, byline or list item. */
const UNFINISHED = new RegExp(`[,;(–—&]$|(?:^|\\s)${anyOf(CONTINUING_WORDS)}$`, "i");

function shouldJoin(before: string, line: string, { width, hasBrokenLines }: Layout): boolean {
  const complete = COMPLETE.test(before);
  const isFull = width !== null && before.length + 1 + line.search(/\s|$/) > width;
  if (isListItem(line)) return !complete && isFull && !isListItem(before);
  if (continuesSentence(line)) return true;
  if (complete) return isFull || endsInTitle(before);
  if (/[:：]$/.test(before)) return isFull;
  if (UNFINISHED.test(before)) return true;
  if (isInCapitals(before)) return false;
  return width === null ? hasBrokenLines : isFull;
}

function isInCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

/** "- ", "• ", "3. ", "b) ": the start of a list item. */
function isListItem(line: string): boolean {
  return /^(?:[-*•‣▪◦·●■] |\d{1,2}[.)] |[a-z]\) |\(\w\) )/.test(line);
}

/** No sentence begins with a lower-case letter, a comma or a closing mark. A dash on its own also continues one. */
function continuesSentence(line: string): boolean {
  return /^(?:\p{Ll}(?!\p{Lu})|[,.;:)\]”’»%]|[–—]|-- )/u.test(line);
}

function isBrokenBefore(before: string, line: string): boolean {
  if (isListItem(before) || isListItem(line) || COMPLETE.test(before)) return false;
  return continuesSentence(line) || UNFINISHED.test(before);
}

/** In unwrapped text, a long complete line is a paragraph of its own. */
function isParagraphEnd(before: string, line: string, width: number | null): boolean {
  return width === null && COMPLETE.test(before) && Math.max(before.length, line.length) >= LONG_LINE;
}
const LONG_LINE = 120;

/** The widest hard wrap that people use. */
const MAX_WIDTH = 160;
/** Lines that break a sentence in wrapped text are at least this share of the wrap width. */
const MIN_FILL_RATIO = 0.6;

/** The wrap width, inferred from line breaks within sentences; null if such lines end anywhere. */
function wrapWidth(paragraphs: readonly (readonly string[])[]): number | null {
  const lengths = paragraphs.flatMap((lines) =>
    lines.flatMap((line, i) => {
      const next = lines[i + 1];
      return next !== undefined && isBrokenBefore(line, next) ? [line.length] : [];
    }),
  );
  const width = lengths.reduce((longest, length) => Math.max(longest, length), 0);
  const nearWidth = lengths.filter((length) => length >= width * MIN_FILL_RATIO).length;
  return lengths.length >= 2 && width <= MAX_WIDTH && nearWidth >= lengths.length * 0.8 ? width : null;
}
