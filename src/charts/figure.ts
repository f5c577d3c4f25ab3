import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import type { Chart, ChartSize, FigureMove, FigurePoint } from "../domain/charts.ts";
import { dayOfPublication } from "../text/shown-dates.ts";
import { dayLabel } from "./day-axis.ts";
import { BOTTOM, framed, grid, SMALL, TOP } from "./frame.ts";
import { lettering, textWidth } from "./lettering.ts";
import type { Palette } from "./palette.ts";
import { element, escapeXml } from "./svg.ts";
import type { ChartWords } from "./words.ts";

const TICKS = 3;
const RADIUS = 4;
/** Letters of the figures themselves, and the room over the highest one. */
const FIGURE = 14;
const ABOVE = FIGURE + RADIUS + 6;
/** From this share of the highest value on the lowest is drawn from nought; else small moves would not be seen. */
const FROM_NOUGHT = 0.6;

interface Look {
  readonly words: ChartWords;
  readonly palette: Palette;
  /** IANA name. */
  readonly timeZone: string;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly point: FigurePoint;
}

/**
 * A step at each document that gives another figure, since nothing is known of the time between; each labelled with the
 * document's own words, as far as there is room. The first and the latest are labelled always.
 */
export function drawFigure(move: FigureMove, size: ChartSize, { words, palette, timeZone }: Look): Chart {
  const dayOf = (point: FigurePoint) => dayOfPublication(point, timeZone);
  const [bottom, top] = [size.height - BOTTOM, TOP + ABOVE];
  const y = scaleLinear(valuesShown(move), [bottom, top]).nice(TICKS);
  const format = y.tickFormat(TICKS);
  const lines = y.ticks(TICKS).map((value) => ({ y: y(value), label: format(value) }));
  const left = Math.max(...lines.map(({ label }) => textWidth(label, SMALL))) + 12;
  const times = move.points.map(({ at }) => Date.parse(at));
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [left + RADIUS, size.width - RADIUS]);
  const placed = move.points.map((point) => ({ x: x(new Date(point.at)), y: y(point.value), point }));
  const path = line<Placed>(
    (at) => at.x,
    (at) => at.y,
  ).curve(curveStepAfter);
  const stroke = { fill: "none", stroke: palette.figure, "stroke-width": 2.5 };
  return framed({ name: "figure", title: move.label, alt: words.figureAlt(move, dayOf) }, size, palette, [
    ...grid(lines, { left, right: size.width }, palette),
    element("path", { class: "chart-line", d: path(placed) ?? "", ...stroke }),
    ...placed.map((at) => dot(at, words.day(dayOf(at.point)), palette)),
    ...spread(placed, ({ point }) => point.text, FIGURE, { left, right: size.width }).map(
      ({ text, at, place }) =>
        lettering(text, {
          ...{ x: at, y: place.y - RADIUS - 5, size: FIGURE, weight: "600", anchor: "middle" },
          ...{ fill: palette.ink, class: "chart-number" },
        }),
    ),
    ...spread(placed, ({ point }) => words.day(dayOf(point)), SMALL, { left, right: size.width }).map(
      ({ text, at }) => dayLabel(text, at, size, palette),
    ),
  ]);
}

function valuesShown({ points }: FigureMove): [number, number] {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && low <= high * FROM_NOUGHT) return [0, high];
  const room = (high - low) / 2;
  return [low >= 0 ? Math.max(0, low - room) : low - room, high];
}

function dot({ x, y, point }: Placed, day: string, palette: Palette): string {
  const told = `${day}: ${point.text} (${point.document})`;
  const attributes = { class: "chart-point", cx: x, cy: y, r: RADIUS, fill: palette.figure };
  return element("circle", attributes, element("title", {}, escapeXml(told)));
}

interface Spread {
  readonly text: string;
  readonly at: number;
  readonly place: Placed;
}

/** The texts that stand clear of each other between two edges: the latest and the first, then from the left what fits. */
function spread(
  placed: readonly Placed[],
  textOf: (place: Placed) => string,
  letters: number,
  { left, right }: { readonly left: number; readonly right: number },
): Spread[] {
  const taken: (readonly [number, number])[] = [];
  const order = [placed.at(-1), placed[0], ...placed.slice(1, -1)].filter((place) => place !== undefined);
  const kept: Spread[] = [];
  for (const place of new Set(order)) {
    const text = textOf(place);
    const half = textWidth(text, letters) / 2;
    const at = Math.min(Math.max(place.x, left + half), Math.max(right - half, left + half));
    const clear = taken.every(([from, to]) => at + half + 6 < from || at - half - 6 > to);
    if (!clear) continue;
    taken.push([at - half, at + half]);
    kept.push({ text, at, place });
  }
  return kept;
}
