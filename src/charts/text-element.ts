import { element, escapeXml } from "./svg.ts";

/** Inter is used for pictures; pages fall back to the reader's system font. */
export const FONT_FAMILY = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Upper estimates in em: the widths of DejaVu Sans Bold, one of the widest screen fonts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[il.,:;'|!]/, 0.36],
  [/[\sfjrt()"“”-]/, 0.45],
  [/[mwMW%@…—]/, 1],
  [/[A-Z]/, 0.77],
];
const DEFAULT_WIDTH = 0.69;

/** Estimated width in pixels: the SVG is rendered elsewhere, with a font that is not known here. */
export function textWidth(text: string, size: number): number {
  const ems = Array.from(
    text,
    (letter) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? DEFAULT_WIDTH,
  );
  return ems.reduce((sum, em) => sum + em, 0) * size;
}

/** Cuts a text to a width in pixels, at a word boundary if one is near, and adds "…". */
export function truncateToWidth(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let cut = text;
  while (cut !== "" && textWidth(`${cut}…`, size) > width) cut = cut.slice(0, -1);
  const word = cut.replace(/\s+\S*$/u, "");
  return `${(word.length > cut.length * 0.7 ? word : cut).replace(/[\s…]+$/, "")}…`;
}

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly class: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly weight?: "400" | "600";
}

/** A line of text; `y` is its baseline. */
export function textElement(
  text: string,
  { x, y, size, fill, anchor = "start", weight = "400", class: name }: TextStyle,
): string {
  const font = {
    "font-family": FONT_FAMILY,
    "font-size": size,
    "font-weight": weight,
    "text-anchor": anchor,
  };
  return element("text", { class: name, x, y, fill, ...font }, escapeXml(text));
}
