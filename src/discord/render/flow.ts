import type { APIButtonComponentWithCustomId, APIComponentInContainer } from "discord.js";
import { MOST_CHARACTERS, MOST_COMPONENTS, section, separator, textDisplay } from "../message.ts";

/** Lines that belong together. A line is never cut; it is at most LONGEST_LINE characters. */
export interface Block {
  readonly lines: readonly string[];
  /** Stands beside the block. */
  readonly beside?: APIButtonComponentWithCustomId;
  /** Whether a line is drawn above it, unless it is a part's first. */
  readonly divided?: boolean;
}

/**
 * Discord counts code points; UTF-16 units are never fewer. What a part has besides its blocks (frame, part number, a row
 * of buttons) is set aside: 8 components and 300 characters.
 */
const ROOM = { components: MOST_COMPONENTS - 8, characters: MOST_CHARACTERS - 300 };
export const LONGEST_LINE = 3600;

/** Sentences as one paragraph; as several where one line would become too long to be placed. */
export function paragraphs(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const joined = [...lines.slice(-1), sentence].join(" ");
    if (joined.length <= LONGEST_LINE) lines.splice(-1, 1, joined);
    else lines.push(sentence);
  }
  return lines;
}

/** Blocks in order, over as many parts as it takes. A block that fits in no part goes on in the next, line by line. */
export function pack(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    let rest = block;
    while (rest.lines.length > 0) {
      const part = parts.at(-1) ?? startPart(parts);
      const taken = linesThatFit(part, rest);
      if (taken > 0) part.push({ ...rest, lines: rest.lines.slice(0, taken) });
      rest = taken > 0 ? { lines: rest.lines.slice(taken) } : rest;
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
  const fits = (lines: number) => within([...part, { ...block, lines: block.lines.slice(0, lines) }]);
  const all = block.lines.length;
  if (fits(all)) return all;
  const fitsAlone = within([block]);
  if (fitsAlone && part.length > 0) return 0;
  let lines = all - 1;
  while (lines > 0 && !fits(lines)) lines -= 1;
  // A lone first line is a headline or a label: it stays with what it is about.
  if (lines === 1 && part.length > 0) return 0;
  return part.length === 0 ? Math.max(1, lines) : lines;
}

function within(part: readonly Block[]): boolean {
  const characters = part.reduce((sum, { lines }) => sum + lines.join("\n").length, 0);
  const components = part.reduce((sum, block, at) => sum + componentsOf(block, at), 0);
  return characters <= ROOM.characters && components <= ROOM.components;
}

function componentsOf({ beside, divided }: Block, at: number): number {
  return (beside === undefined ? 1 : 3) + (divided === true && at > 0 ? 1 : 0);
}

/** A part's blocks as components. */
export function placed(part: readonly Block[]): APIComponentInContainer[] {
  return part.flatMap(({ lines, beside, divided }, at): APIComponentInContainer[] => {
    const content = lines.join("\n");
    const block = beside === undefined ? textDisplay(content) : section(content, beside);
    return divided === true && at > 0 ? [separator(), block] : [block];
  });
}
