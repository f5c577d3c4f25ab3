import type { APIButtonComponentWithCustomId, APIComponentInContainer } from "discord.js";
import { MAX_CHARACTERS, MAX_COMPONENTS, section, separator, textDisplay } from "../message/message-body.ts";

/** Lines that belong together. A line is never cut; it is at most LONGEST_LINE characters. */
export interface Block {
  readonly lines: readonly string[];
  /** Stands beside the block. */
  readonly accessory?: APIButtonComponentWithCustomId;
  /** Whether a line is drawn above it, unless it is a part's first. */
  readonly divided?: boolean;
}

/**
 * Discord counts code points; UTF-16 units are never fewer. What a part has besides its blocks (frame, part number, a row
 * of buttons) is set aside: 8 components and 300 characters.
 */
const CONTENT_LIMITS = { components: MAX_COMPONENTS - 8, characters: MAX_CHARACTERS - 300 };
export const MAX_LINE_CHARACTERS = 3600;

/** Sentences as one paragraph; as several where one line would become too long to be placed. */
export function paragraphs(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const joined = [...lines.slice(-1), sentence].join(" ");
    if (joined.length <= MAX_LINE_CHARACTERS) lines.splice(-1, 1, joined);
    else lines.push(sentence);
  }
  return lines;
}

/** Blocks in order, over as many parts as it takes. A block that fits in no part goes on in the next, line by line. */
export function packIntoMessages(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    let rest = block;
    while (rest.lines.length > 0) {
      const part = parts.at(-1) ?? startPart(parts);
      const lineCount = linesThatFit(part, rest);
      if (lineCount > 0) part.push({ ...rest, lines: rest.lines.slice(0, lineCount) });
      rest = lineCount > 0 ? { lines: rest.lines.slice(lineCount) } : rest;
      if (rest.lines.length > 0) startPart(parts);
    }
  }
  return parts;
}

function startPart(parts: Block[][]): Block[] {
  const part: Block[] = [];
  parts.push(part);
  return part;
}

/** How many of a block's lines to put in this part: all, or as many as fit where it fits in no part whole. */
function linesThatFit(part: readonly Block[], block: Block): number {
  const fits = (lines: number) => fitsInMessage([...part, { ...block, lines: block.lines.slice(0, lines) }]);
  const all = block.lines.length;
  if (fits(all)) return all;
  const fitsAlone = fitsInMessage([block]);
  if (fitsAlone && part.length > 0) return 0;
  let lines = all - 1;
  while (lines > 0 && !fits(lines)) lines -= 1;
  // A lone first line is a headline or a label: it stays with what it is about.
  if (lines === 1 && part.length > 0) return 0;
  return part.length === 0 ? Math.max(1, lines) : lines;
}

function fitsInMessage(part: readonly Block[]): boolean {
  const characters = part.reduce((sum, { lines }) => sum + lines.join("\n").length, 0);
  const components = part.reduce((sum, block, at) => sum + componentsOf(block, at), 0);
  return characters <= CONTENT_LIMITS.characters && components <= CONTENT_LIMITS.components;
}

function componentsOf({ accessory, divided }: Block, at: number): number {
  return (accessory === undefined ? 1 : 3) + (divided === true && at > 0 ? 1 : 0);
}

/** A part's blocks as components. */
export function toComponents(part: readonly Block[]): APIComponentInContainer[] {
  return part.flatMap(({ lines, accessory, divided }, at): APIComponentInContainer[] => {
    const content = lines.join("\n");
    const block = accessory === undefined ? textDisplay(content) : section(content, accessory);
    return divided === true && at > 0 ? [separator(), block] : [block];
  });
}
