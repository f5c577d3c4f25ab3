import type { Chart, ChartSize } from "../domain/pictures/charts.ts";
import type { Palette } from "./palette.ts";
import { element, escapeXml } from "./svg.ts";
import { textElement, truncateToWidth } from "./text-element.ts";

/** Font sizes in pixels. */
export const LABEL_SIZE = 12;
export const HEADING_SIZE = 15;
/** Space for the heading, and for the axis labels; pixels. */
export const TOP_MARGIN = 34;
export const BOTTOM_MARGIN = 24;

interface FrameOptions {
  /** Ends the CSS class, chart-<name>. */
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  /** Space to the right of the heading, in pixels, for example for a legend. */
  readonly reservedWidth?: number;
}

/** The <svg> element with heading and content; one image with a text alternative for screen readers. */
export function chartFrame(
  { name, title, alt, reservedWidth = 0 }: FrameOptions,
  { width, height }: ChartSize,
  palette: Palette,
  content: readonly string[],
): Chart {
  const heading = textElement(truncateToWidth(capitalised(title), HEADING_SIZE, width - reservedWidth), {
    ...{
      x: 0,
      y: HEADING_SIZE + 1,
      size: HEADING_SIZE,
      weight: "600",
      fill: palette.ink,
      class: "chart-heading",
    },
  });
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: `chart chart-${name}`,
      role: "img",
      "aria-label": alt,
      viewBox: `0 0 ${width} ${height}`,
      ...{ width, height },
    },
    element("title", {}, escapeXml(title)),
    heading,
    ...content,
  );
  return { svg, alt };
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Horizontal lines at the ticks, with the values at their left ends. */
export function grid(
  ticks: readonly { readonly y: number; readonly label: string }[],
  { left, right }: { readonly left: number; readonly right: number },
  palette: Palette,
): string[] {
  return ticks.flatMap(({ y, label }) => [
    element("line", {
      ...{ class: "chart-grid", x1: left, x2: right, y1: y, y2: y, stroke: palette.grid, "stroke-width": 1 },
    }),
    textElement(label, {
      ...{
        x: left - 8,
        y: y + LABEL_SIZE / 3,
        size: LABEL_SIZE,
        anchor: "end",
        fill: palette.muted,
        class: "chart-label",
      },
    }),
  ]);
}
