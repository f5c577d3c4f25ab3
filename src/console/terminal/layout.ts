import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { NO_BREAK_SPACE } from "../../text/display/cited-text.ts";

/** A run of text with what stands before it: a bullet, a number, a label, or nothing. */
export interface Paragraph {
  readonly indent: number;
  readonly lead: string;
  readonly text: string;
  /** Columns from the indent at which further lines begin; usually the lead's width. */
  readonly hang: number;
}

/** Wraps to the columns with a hanging indent; wide characters count two columns, and no line is longer. */
export function wrapParagraph({ indent, lead, text, hang }: Paragraph, columns: number): string {
  const first = " ".repeat(indent);
  const further = " ".repeat(indent + hang);
  // The lead is wrapped along as so many narrow letters, and put in its place after.
  const leadWidth = stringWidth(lead);
  const padding = "x".repeat(Math.max(0, leadWidth - hang));
  const room = Math.max(8, columns - indent - hang);
  const [head = "", ...tail] = wrapAnsi(padding + text, room, { hard: true }).split("\n");
  const opening = padding === "" ? head : head.slice(padding.length);
  const gap = lead === "" ? "" : " ".repeat(Math.max(0, hang - leadWidth));
  return [first + lead + gap + opening, ...tail.map((line) => further + line)]
    .map((line) => line.replaceAll(NO_BREAK_SPACE, " ").trimEnd())
    .join("\n");
}

/** Blocks of paragraphs, an empty line between blocks; empty blocks are left out. Ends with a line break. */
export function blocksText(blocks: readonly (readonly Paragraph[])[], columns: number): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((paragraph) => `${wrapParagraph(paragraph, columns)}\n`).join(""))
    .join("\n");
}
