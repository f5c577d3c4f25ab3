import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { NO_BREAK_SPACE } from "../../text/display/cited-text.ts";

/** A text with an optional lead: a bullet, a number or a label. */
export interface Paragraph {
  readonly indent: number;
  readonly lead: string;
  readonly text: string;
  /** Indent of the following lines, in columns after `indent`; usually the width of the lead. */
  readonly hang: number;
}

/** Wraps the text to `columns` with a hanging indent. Wide characters count as two columns. */
export function wrapParagraph({ indent, lead, text, hang }: Paragraph, columns: number): string {
  const first = " ".repeat(indent);
  const further = " ".repeat(indent + hang);
  // A lead wider than the hang is wrapped as placeholder letters, which are replaced afterwards.
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

/** Formats blocks of paragraphs with an empty line between them, without empty blocks. Ends with a line break. */
export function blocksText(blocks: readonly (readonly Paragraph[])[], columns: number): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((paragraph) => `${wrapParagraph(paragraph, columns)}\n`).join(""))
    .join("\n");
}
