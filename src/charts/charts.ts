import type { Charts } from "../domain/pictures/charts.ts";
import { drawActivity } from "./activity.ts";
import { chartWords } from "./chart-words.ts";
import { drawFigure } from "./figure.ts";
import { LIGHT_PALETTE, type Palette } from "./palette.ts";
import { drawStacks } from "./stacks.ts";

export interface ChartOptions {
  /** BCP 47 tag of the chart texts; English by default and for languages without texts. */
  readonly language?: string;
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
export function createCharts({
  language = "en",
  palette = LIGHT_PALETTE,
  timeZone = "UTC",
}: ChartOptions = {}): Charts {
  const style = { words: chartWords(language), palette, timeZone };
  return {
    activity: (days, size) => drawActivity(days, size, style),
    figure: (move, size) => drawFigure(move, size, style),
    stackedBars: (stacks, size) => drawStacks(stacks, size, style),
  };
}
