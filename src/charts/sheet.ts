import type { Chart } from "../domain/charts.ts";
import type { DrawSheet, MovedFigure, PictureFacts } from "../domain/pictures.ts";
import { createCharts } from "./charts.ts";
import { SMALL } from "./frame.ts";
import { fitted, lettering } from "./lettering.ts";
import { ON_DARK } from "./palette.ts";
import { element } from "./svg.ts";

/** Fewer days with documents are no picture of a fortnight. */
const LEAST_DAYS = 3;
/** What fits a phone's screen beside the days. */
const MOST_FIGURES = 2;
const LONGEST_ALT = 1000;

/** As wide as a phone shows it, so that letters are no smaller there than they are meant. */
const WIDTH = 430;
const MARGIN = 15;
const INNER = WIDTH - 2 * MARGIN;
const DAYS_HEIGHT = 165;
const FIGURE_HEIGHT = 150;
const GAP = 12;
const HEADLINE = 18;
/** Dark grey, near what Discord is drawn on by most; legible on its white as well, since it brings its own ground. */
const GROUND = "#232428";

interface Placed {
  readonly markup: string;
  readonly height: number;
  readonly alt: string;
}

/**
 * A fortnight's documents and stories, if there were some on three days at least, and up to two figures that moved, each
 * under its story's headline. A figure whose words can't be drawn is left out; a headline that can't be stands in the words
 * alone.
 */
export const drawSheet: DrawSheet = (facts, look, covers) => {
  const charts = createCharts({ ...look, palette: ON_DARK });
  const days = showsDays(facts)
    ? [placed(charts.activity(facts.days, { width: INNER, height: DAYS_HEIGHT }), DAYS_HEIGHT)]
    : [];
  const figures = facts.moves
    .filter(({ move }) => [move.label, ...move.points.map(({ text }) => text)].every(covers))
    .slice(0, MOST_FIGURES)
    .map((moved) =>
      underHeadline(moved, charts.figure(moved.move, { width: INNER, height: FIGURE_HEIGHT }), covers),
    );
  const parts = [...days, ...figures];
  if (parts.length === 0) return null;
  const height = parts.reduce((sum, part) => sum + part.height + GAP, MARGIN);
  return { ...stacked(parts, height), width: WIDTH, height, alt: altOf(parts) };
};

function showsDays({ days }: PictureFacts): boolean {
  return days.filter(({ documents }) => documents > 0).length >= LEAST_DAYS;
}

function placed({ svg, alt }: Chart, height: number): Placed {
  return { markup: svg, height, alt };
}

function underHeadline({ headline }: MovedFigure, chart: Chart, covers: (text: string) => boolean): Placed {
  const alt = headline === null ? chart.alt : `${headline}: ${chart.alt}`;
  if (headline === null || !covers(headline)) return { markup: chart.svg, height: FIGURE_HEIGHT, alt };
  const line = lettering(fitted(headline, SMALL, INNER), {
    ...{ x: 0, y: SMALL, size: SMALL, fill: ON_DARK.faint, class: "chart-label" },
  });
  return { markup: `${line}${moved(chart.svg, 0, HEADLINE)}`, height: HEADLINE + FIGURE_HEIGHT, alt };
}

/** An <svg> in another, at that place. */
function moved(svg: string, x: number, y: number): string {
  return svg.replace("<svg ", `<svg x="${x}" y="${y}" `);
}

function stacked(parts: readonly Placed[], height: number): { readonly svg: string } {
  let y = MARGIN;
  const groups = parts.map((part) => {
    const group = element("g", { transform: `translate(${MARGIN} ${y})` }, part.markup);
    y += part.height + GAP;
    return group;
  });
  const ground = element("rect", { width: WIDTH, height, fill: GROUND });
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return { svg: element("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, ground, ...groups) };
}

function altOf(parts: readonly Placed[]): string {
  const text = parts.map(({ alt }) => (/[.!?]$/.test(alt) ? alt : `${alt}.`)).join(" ");
  return text.length <= LONGEST_ALT ? text : `${text.slice(0, LONGEST_ALT - 1)}…`;
}
