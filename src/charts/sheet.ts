import type { Chart } from "../domain/pictures/charts.ts";
import type { DrawPicture, MovedFigure, PictureData } from "../domain/pictures/pictures.ts";
import { createCharts } from "./charts.ts";
import { LABEL_SIZE } from "./frame.ts";
import { DARK_PALETTE } from "./palette.ts";
import { element } from "./svg.ts";
import { textElement, truncateToWidth } from "./text-element.ts";

/** Fewer days with documents are no picture of a fortnight. */
const MIN_DAYS = 3;
/** What fits a phone's screen beside the days. */
const MAX_FIGURES = 2;
const MAX_ALT_CHARACTERS = 1000;

/** As wide as a phone shows it, so that letters are no smaller there than they are meant. */
const WIDTH = 430;
const MARGIN = 15;
const INNER = WIDTH - 2 * MARGIN;
const DAYS_HEIGHT = 165;
const FIGURE_HEIGHT = 150;
const GAP = 12;
const HEADLINE = 18;
/** Dark grey, near what Discord is drawn on by most; legible on its white as well, since it brings its own ground. */
const BACKGROUND = "#232428";

interface Panel {
  readonly markup: string;
  readonly height: number;
  readonly alt: string;
}

/**
 * A fortnight's documents and stories, if there were some on three days at least, and up to two figures that moved, each
 * under its story's headline. A figure whose words can't be drawn is left out; a headline that can't be stands in the words
 * alone.
 */
export const drawSheet: DrawPicture = (facts, options, covers) => {
  const charts = createCharts({ ...options, palette: DARK_PALETTE });
  const days = hasEnoughDays(facts)
    ? [chartPanel(charts.activity(facts.days, { width: INNER, height: DAYS_HEIGHT }), DAYS_HEIGHT)]
    : [];
  const figures = facts.moves
    .filter(({ move }) => [move.label, ...move.points.map(({ text }) => text)].every(covers))
    .slice(0, MAX_FIGURES)
    .map((moved) =>
      figurePanel(moved, charts.figure(moved.move, { width: INNER, height: FIGURE_HEIGHT }), covers),
    );
  const panels = [...days, ...figures];
  if (panels.length === 0) return null;
  const height = panels.reduce((sum, panel) => sum + panel.height + GAP, MARGIN);
  return { ...stackPanels(panels, height), width: WIDTH, height, alt: altOf(panels) };
};

function hasEnoughDays({ days }: PictureData): boolean {
  return days.filter(({ documents }) => documents > 0).length >= MIN_DAYS;
}

function chartPanel({ svg, alt }: Chart, height: number): Panel {
  return { markup: svg, height, alt };
}

function figurePanel({ headline }: MovedFigure, chart: Chart, covers: (text: string) => boolean): Panel {
  const alt = headline === null ? chart.alt : `${headline}: ${chart.alt}`;
  if (headline === null || !covers(headline)) return { markup: chart.svg, height: FIGURE_HEIGHT, alt };
  const line = textElement(truncateToWidth(headline, LABEL_SIZE, INNER), {
    ...{ x: 0, y: LABEL_SIZE, size: LABEL_SIZE, fill: DARK_PALETTE.muted, class: "chart-label" },
  });
  return { markup: `${line}${moved(chart.svg, 0, HEADLINE)}`, height: HEADLINE + FIGURE_HEIGHT, alt };
}

/** An <svg> in another, at that place. */
function moved(svg: string, x: number, y: number): string {
  return svg.replace("<svg ", `<svg x="${x}" y="${y}" `);
}

function stackPanels(panels: readonly Panel[], height: number): { readonly svg: string } {
  let y = MARGIN;
  const groups = panels.map((panel) => {
    const group = element("g", { transform: `translate(${MARGIN} ${y})` }, panel.markup);
    y += panel.height + GAP;
    return group;
  });
  const background = element("rect", { width: WIDTH, height, fill: BACKGROUND });
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return { svg: element("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, background, ...groups) };
}

function altOf(panels: readonly Panel[]): string {
  const text = panels.map(({ alt }) => (/[.!?]$/.test(alt) ? alt : `${alt}.`)).join(" ");
  return text.length <= MAX_ALT_CHARACTERS ? text : `${text.slice(0, MAX_ALT_CHARACTERS - 1)}…`;
}
