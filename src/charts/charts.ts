import type { Charts } from "../domain/pictures/charts.ts";
import type { Texts } from "../domain/texts/texts.ts";
import { drawActivity } from "./activity.ts";
import { drawFigure } from "./figure.ts";
import { LIGHT_PALETTE, type Palette } from "./palette.ts";
import { drawStacks } from "./stacks.ts";
import { createStyle } from "./style.ts";

export interface ChartOptions {
  readonly texts: Texts;
  /** Colours where no style sheet sets others. */
  readonly palette?: Palette;
  /** IANA name, decides the day of a point in time; UTC by default. */
  readonly timeZone?: string;
}

/**
 * Draws charts as SVG. Classes for a style sheet: chart, chart-activity, chart-figure, chart-stacks, chart-heading,
 * chart-label, chart-grid, chart-day, chart-documents, chart-stories, chart-good, chart-bad, chart-neutral, chart-number,
 * chart-line, chart-point.
 */
export function createCharts({ texts, palette = LIGHT_PALETTE, timeZone = "UTC" }: ChartOptions): Charts {
  const style = createStyle(texts, palette, timeZone);
  return {
    activity: (days, size) => drawActivity(days, size, style),
    figure: (move, size) => drawFigure(move, size, style),
    stackedBars: (stacks, size) => drawStacks(stacks, size, style),
  };
}
