import type { Charts } from "../domain/pictures/charts.ts";
import { drawActivity } from "./activity.ts";
import { chartWords } from "./chart-words.ts";
import { drawFigure } from "./figure.ts";
import { LIGHT_PALETTE, type Palette } from "./palette.ts";
import { drawStacks } from "./stacks.ts";

export interface ChartOptions {
  /** BCP 47 tag of what charts say themselves; English unless it is one they speak. */
  readonly language?: string;
  /** The colours where no style sheet sets others by the classes. */
  readonly palette?: Palette;
  /** IANA name: by its clocks a moment has its day; UTC unless said. */
  readonly timeZone?: string;
}

/**
 * Draws charts as SVG. Classes for a style sheet: chart, chart-activity, chart-figure, chart-heading, chart-label,
 * chart-stacks, chart-good, chart-bad, chart-neutral, chart-number, chart-grid, chart-documents, chart-stories, chart-day, chart-line, chart-point.
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
