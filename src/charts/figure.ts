import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import type { Chart, ChartSize, FigureMove, FigurePoint } from "../domain/pictures/charts.ts";
import { publicationDay } from "../text/display/local-dates.ts";
import { dayLabel } from "./day-axis.ts";
import { BOTTOM_MARGIN, chartFrame, grid, LABEL_SIZE, TOP_MARGIN } from "./frame.ts";
import type { Palette } from "./palette.ts";
import { type ChartStyle, localizeNumber } from "./style.ts";
import { element, escapeXml } from "./svg.ts";
import { textElement, textWidth } from "./text-element.ts";

const TICK_COUNT = 3;
const POINT_RADIUS = 4;
/** Font size of the figures, and the space above the highest point. */
const NUMBER_SIZE = 14;
const LABEL_HEADROOM = NUMBER_SIZE + POINT_RADIUS + 6;
/** The axis starts at zero if the lowest value is at most this share of the highest; else small changes would be invisible. */
const ZERO_BASE_RATIO = 0.6;

/** If a figure has more points, the alternative text lists the first and the latest ones. */
const MAX_DESCRIBED_POINTS = 6;

interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  readonly point: FigurePoint;
}

/**
 * A step line: the value changes at each document, because nothing is known about the time between. Points are labelled
 * with the document's words where there is space; the first and the latest always.
 */
export function drawFigure(move: FigureMove, size: ChartSize, style: ChartStyle): Chart {
  const { texts, palette, timeZone, formatDay } = style;
  const dayOf = (point: FigurePoint) => formatDay(publicationDay(point, timeZone));
  const [bottom, top] = [size.height - BOTTOM_MARGIN, TOP_MARGIN + LABEL_HEADROOM];
  const y = scaleLinear(valueRange(move), [bottom, top]).nice(TICK_COUNT);
  const format = y.tickFormat(TICK_COUNT);
  const lines = y
    .ticks(TICK_COUNT)
    .map((value) => ({ y: y(value), label: localizeNumber(format(value), texts.code) }));
  const left = Math.max(...lines.map(({ label }) => textWidth(label, LABEL_SIZE))) + 12;
  const times = move.points.map(({ at }) => Date.parse(at));
  const x = scaleUtc(
    [Math.min(...times), Math.max(...times)],
    [left + POINT_RADIUS, size.width - POINT_RADIUS],
  );
  const placedPoints = move.points.map((point) => ({ x: x(new Date(point.at)), y: y(point.value), point }));
  const path = line<PlacedPoint>(
    (at) => at.x,
    (at) => at.y,
  ).curve(curveStepAfter);
  const stroke = { fill: "none", stroke: palette.figure, "stroke-width": 2.5 };
  return chartFrame({ name: "figure", title: move.label, alt: altOf(move, dayOf, texts) }, size, palette, [
    ...grid(lines, { left, right: size.width }, palette),
    element("path", { class: "chart-line", d: path(placedPoints) ?? "", ...stroke }),
    ...placedPoints.map((at) => dot(at, dayOf(at.point), palette)),
    ...placeLabels(placedPoints, ({ point }) => point.text, NUMBER_SIZE, { left, right: size.width }).map(
      ({ text, at, place }) =>
        textElement(text, {
          ...{ x: at, y: place.y - POINT_RADIUS - 5, size: NUMBER_SIZE, weight: "600", anchor: "middle" },
          ...{ fill: palette.ink, class: "chart-number" },
        }),
    ),
    ...placeLabels(placedPoints, ({ point }) => dayOf(point), LABEL_SIZE, {
      left,
      right: size.width,
    }).map(({ text, at }) => dayLabel(text, at, size, palette)),
  ]);
}

function altOf(
  { label, points }: FigureMove,
  dayOf: (point: FigurePoint) => string,
  texts: ChartStyle["texts"],
): string {
  const described =
    points.length <= MAX_DESCRIBED_POINTS
      ? points
      : [...points.slice(0, 1), ...points.slice(1 - MAX_DESCRIBED_POINTS)];
  const figures = described.map((point) =>
    texts.t("chart.figure.point", { figure: point.text, day: dayOf(point) }),
  );
  return `${label}: ${figures.join(", ")}`;
}

function valueRange({ points }: FigureMove): [number, number] {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && low <= high * ZERO_BASE_RATIO) return [0, high];
  const room = (high - low) / 2;
  return [low >= 0 ? Math.max(0, low - room) : low - room, high];
}

function dot({ x, y, point }: PlacedPoint, day: string, palette: Palette): string {
  const tooltip = `${day}: ${point.text} (${point.document})`;
  const attributes = { class: "chart-point", cx: x, cy: y, r: POINT_RADIUS, fill: palette.figure };
  return element("circle", attributes, element("title", {}, escapeXml(tooltip)));
}

interface PlacedLabel {
  readonly text: string;
  readonly at: number;
  readonly place: PlacedPoint;
}

/** Labels that do not overlap: the latest and the first, then from left to right whichever fits. */
function placeLabels(
  placedPoints: readonly PlacedPoint[],
  textOf: (place: PlacedPoint) => string,
  fontSize: number,
  { left, right }: { readonly left: number; readonly right: number },
): PlacedLabel[] {
  const occupied: (readonly [number, number])[] = [];
  const order = [placedPoints.at(-1), placedPoints[0], ...placedPoints.slice(1, -1)].filter(
    (place) => place !== undefined,
  );
  const labels: PlacedLabel[] = [];
  for (const place of new Set(order)) {
    const text = textOf(place);
    const halfWidth = textWidth(text, fontSize) / 2;
    const at = Math.min(Math.max(place.x, left + halfWidth), Math.max(right - halfWidth, left + halfWidth));
    const isFree = occupied.every(([from, to]) => at + halfWidth + 6 < from || at - halfWidth - 6 > to);
    if (!isFree) continue;
    occupied.push([at - halfWidth, at + halfWidth]);
    labels.push({ text, at, place });
  }
  return labels;
}
