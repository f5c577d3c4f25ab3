import type { Chart, Charts } from "../domain/pictures/charts.ts";
import type { DrawPicture, MovedFigure, PictureData, PictureSvg } from "../domain/pictures/draw-picture.ts";
import type { Texts } from "../domain/texts/texts.ts";
import { createCharts } from "./charts.ts";
import { LABEL_SIZE } from "./frame.ts";
import { DARK_PALETTE } from "./palette.ts";
import { element } from "./svg.ts";
import { textElement, truncateToWidth } from "./text-element.ts";

/** With fewer days that have documents, the activity chart is left out. */
const MIN_DAYS = 3;
/** As many as fit on a phone screen with the activity chart. */
const MAX_FIGURES = 2;
const MAX_ALT_CHARACTERS = 1000;

/** Width on a phone screen in CSS pixels, so that text has its intended size there. */
const WIDTH = 430;
const MARGIN = 15;
const INNER_WIDTH = WIDTH - 2 * MARGIN;
const DAYS_HEIGHT = 165;
const FIGURE_HEIGHT = 150;
const GAP = 12;
const HEADLINE_HEIGHT = 18;
/** Similar to Discord's dark theme, which most people use. */
const BACKGROUND = "#232428";

interface Panel {
  readonly markup: string;
  readonly height: number;
  readonly alt: string;
}

/**
 * The picture of a briefing: two weeks of documents and stories, if at least MIN_DAYS of them have documents, and up to
 * MAX_FIGURES figures that moved, each under its story's headline. A figure is left out if the font lacks its characters;
 * a headline that the font lacks is only in the alternative text. `textsFor` gives the texts of a language, a BCP 47 tag.
 */
export function createSheet(textsFor: (language: string) => Texts): DrawPicture {
  return (data, { language, timeZone }, hasGlyphsFor) => {
    const charts = createCharts({ texts: textsFor(language), timeZone, palette: DARK_PALETTE });
    return drawSheet(data, charts, hasGlyphsFor);
  };
}

function drawSheet(
  data: PictureData,
  charts: Charts,
  hasGlyphsFor: (text: string) => boolean,
): PictureSvg | null {
  const days = hasEnoughDays(data)
    ? [chartPanel(charts.activity(data.days, { width: INNER_WIDTH, height: DAYS_HEIGHT }), DAYS_HEIGHT)]
    : [];
  const figures = data.moves
    .filter(({ move }) => [move.label, ...move.points.map(({ text }) => text)].every(hasGlyphsFor))
    .slice(0, MAX_FIGURES)
    .map((figure) => {
      const size = { width: INNER_WIDTH, height: FIGURE_HEIGHT };
      return figurePanel(figure, charts.figure(figure.move, size), hasGlyphsFor);
    });
  const panels = [...days, ...figures];
  if (panels.length === 0) return null;
  const height = panels.reduce((sum, panel) => sum + panel.height + GAP, MARGIN);
  return { ...stackPanels(panels, height), width: WIDTH, height, alt: altOf(panels) };
}

function hasEnoughDays({ days }: PictureData): boolean {
  return days.filter(({ documents }) => documents > 0).length >= MIN_DAYS;
}

function chartPanel({ svg, alt }: Chart, height: number): Panel {
  return { markup: svg, height, alt };
}

function figurePanel(
  { headline }: MovedFigure,
  chart: Chart,
  hasGlyphsFor: (text: string) => boolean,
): Panel {
  const alt = headline === null ? chart.alt : `${headline}: ${chart.alt}`;
  if (headline === null || !hasGlyphsFor(headline)) return { markup: chart.svg, height: FIGURE_HEIGHT, alt };
  const line = textElement(truncateToWidth(headline, LABEL_SIZE, INNER_WIDTH), {
    ...{ x: 0, y: LABEL_SIZE, size: LABEL_SIZE, fill: DARK_PALETTE.muted, class: "chart-label" },
  });
  const markup = `${line}${placeSvg(chart.svg, 0, HEADLINE_HEIGHT)}`;
  return { markup, height: HEADLINE_HEIGHT + FIGURE_HEIGHT, alt };
}

/** An <svg> element with its position in the enclosing one. */
function placeSvg(svg: string, x: number, y: number): string {
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
