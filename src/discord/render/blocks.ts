import type { APIButtonComponentWithCustomId, APIComponentInContainer } from "discord.js";
import { MAX_CHARACTERS, MAX_COMPONENTS, section, separator, textDisplay } from "../message/message-body.ts";

/** Lines that belong together. Lines are never cut; each has at most MAX_LINE_CHARACTERS. */
export interface Block {
  readonly lines: readonly string[];
  /** Shown beside the block. */
  readonly accessory?: APIButtonComponentWithCustomId;
  /** Whether to separate it from the block above; ignored for a part's first block. */
  readonly divided?: boolean;
}

/**
 * Limits for a part's blocks, in UTF-16 units, which are never fewer than the code points that Discord counts. 8 components
 * and 300 characters are reserved for the frame, the part number and a row of buttons.
 */
const CONTENT_LIMITS = { components: MAX_COMPONENTS - 8, characters: MAX_CHARACTERS - 300 };
export const MAX_LINE_CHARACTERS = 3600;

/** Joins sentences to one paragraph, or several if a line would exceed the limit. */
export function paragraphs(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const joined = [...lines.slice(-1), sentence].join(" ");
    if (joined.length <= MAX_LINE_CHARACTERS) lines.splice(-1, 1, joined);
    else lines.push(sentence);
  }
  return lines;
}

/** Splits blocks over parts, in order. A block larger than a part continues in the next one, line by line. */
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

/** Number of a block's lines for this part: all, or what fits if the block is larger than any part. */
function linesThatFit(part: readonly Block[], block: Block): number {
  const fits = (lines: number) => fitsInMessage([...part, { ...block, lines: block.lines.slice(0, lines) }]);
  const all = block.lines.length;
  if (fits(all)) return all;
  const fitsAlone = fitsInMessage([block]);
  if (fitsAlone && part.length > 0) return 0;
  let lines = all - 1;
  while (lines > 0 && !fits(lines)) lines -= 1;
  // The first line is a headline or label, so it must not be separated from the next.
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

export function toComponents(part: readonly Block[]): APIComponentInContainer[] {
  return part.flatMap(({ lines, accessory, divided }, at): APIComponentInContainer[] => {
    const content = lines.join("\n");
    const block = accessory === undefined ? textDisplay(content) : section(content, accessory);
    return divided === true && at > 0 ? [separator(), block] : [block];
  });
}
