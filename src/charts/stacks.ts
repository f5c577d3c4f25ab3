import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { Chart, ChartSize, DayStack, Stacks, Tone } from "../domain/charts.ts";
import { APART, dayLabels } from "./day-axis.ts";
import { BOTTOM, framed, grid, SMALL, TOP } from "./frame.ts";
import { lettering, textWidth } from "./lettering.ts";
import type { Palette } from "./palette.ts";
import { element, escapeXml } from "./svg.ts";
import type { ChartWords } from "./words.ts";

const TICKS = 4;

interface Look {
  readonly words: ChartWords;
  readonly palette: Palette;
}

/** One bar a day, its parts on top of each other in the order of the series. */
export function drawStacks(stacks: Stacks, size: ChartSize, look: Look): Chart {
  const { series, days, title } = stacks;
  const most = Math.max(1, ...days.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  const y = scaleLinear([0, most], [size.height - BOTTOM, TOP]).nice(TICKS);
  const lines = y
    .ticks(TICKS)
    .filter(Number.isInteger)
    .map((value) => ({ y: y(value), label: value.toLocaleString("en") }));
  const left = Math.max(...lines.map(({ label }) => textWidth(label, SMALL))) + 12;
  const names = days.map(({ day }) => day);
  const x = scaleBand(names, [left, size.width]).paddingInner(0.25);
  const layers = stack<unknown, DayStack, number>()
    .keys(series.keys())
    .value(({ values }, at) => values[at] ?? 0)(days);
  const bars = days.map(({ day, values }, at) => {
    const parts = layers.map((layer, of) => {
      const [from, to] = layer[at] ?? [0, 0];
      const place = { x: x(day) ?? left, y: y(to), width: x.bandwidth(), height: y(from) - y(to) };
      return element("rect", { ...toned(series[of]?.tone ?? "neutral", look.palette), ...place });
    });
    const told = series.map(({ name }, of) => `${values[of] ?? 0} ${name}`).join(", ");
    const name = element("title", {}, escapeXml(`${look.words.day(day)}: ${told}`));
    return element("g", { class: "chart-day" }, name, ...parts);
  });
  const key = legend(stacks, size.width, look);
  return framed(
    { name: "stacks", title, alt: altOf(stacks, look.words), aside: key.width + APART },
    size,
    look.palette,
    [
      ...key.markup,
      ...grid(lines, { left, right: size.width }, look.palette),
      ...bars,
      ...dayLabels(days, (day) => (x(day) ?? left) + x.bandwidth() / 2, { left, size, ...look }),
    ],
  );
}

function toned(tone: Tone, palette: Palette) {
  const colours = { good: palette.stories, bad: palette.figure, neutral: palette.documents };
  return { class: `chart-${tone}`, fill: colours[tone] };
}

function legend({ series }: Stacks, width: number, { palette }: Look) {
  let right = width;
  const markup = series.toReversed().flatMap(({ name, tone }) => {
    const left = right - textWidth(name, SMALL) - APART - 6;
    right = left - 14;
    const square = { x: left, y: 6, width: APART, height: APART };
    const place = { x: left + APART + 6, y: 15, size: SMALL } as const;
    return [
      element("rect", { ...toned(tone, palette), ...square }),
      lettering(name, { ...place, fill: palette.ink, class: "chart-label" }),
    ];
  });
  return { markup, width: width - right };
}

function altOf({ title, series, days }: Stacks, words: ChartWords): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return `${title}.`;
  const sums = series.map(
    ({ name }, at) => `${days.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)} ${name}`,
  );
  return `${title}, ${words.day(first.day)} to ${words.day(last.day)}: ${sums.join(", ")}.`;
}
