import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { Chart, ChartSize, DayValues, StackedBars, Tone } from "../domain/pictures/charts.ts";
import { dayLabels, LABEL_GAP } from "./day-axis.ts";
import { BOTTOM_MARGIN, chartFrame, grid, LABEL_SIZE, TOP_MARGIN } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { ChartStyle } from "./style.ts";
import { element, escapeXml } from "./svg.ts";
import { textElement, textWidth } from "./text-element.ts";

const TICK_COUNT = 4;

/** One bar per day, its segments stacked in the order of the series. */
export function drawStacks(stacks: StackedBars, size: ChartSize, style: ChartStyle): Chart {
  const { series, days, title } = stacks;
  const maxTotal = Math.max(1, ...days.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  const y = scaleLinear([0, maxTotal], [size.height - BOTTOM_MARGIN, TOP_MARGIN]).nice(TICK_COUNT);
  const lines = y
    .ticks(TICK_COUNT)
    .filter(Number.isInteger)
    .map((value) => ({ y: y(value), label: value.toLocaleString(style.texts.code) }));
  const left = Math.max(...lines.map(({ label }) => textWidth(label, LABEL_SIZE))) + 12;
  const names = days.map(({ day }) => day);
  const x = scaleBand(names, [left, size.width]).paddingInner(0.25);
  const layers = stack<unknown, DayValues, number>()
    .keys(series.keys())
    .value(({ values }, at) => values[at] ?? 0)(days);
  const bars = days.map(({ day, values }, at) => {
    const segments = layers.map((layer, seriesIndex) => {
      const [from, to] = layer[at] ?? [0, 0];
      const place = { x: x(day) ?? left, y: y(to), width: x.bandwidth(), height: y(from) - y(to) };
      return element("rect", {
        ...toneAttributes(series[seriesIndex]?.tone ?? "neutral", style.palette),
        ...place,
      });
    });
    const counts = series.map(({ name }, seriesIndex) => `${values[seriesIndex] ?? 0} ${name}`).join(", ");
    const name = element("title", {}, escapeXml(`${style.formatDay(day)}: ${counts}`));
    return element("g", { class: "chart-day" }, name, ...segments);
  });
  const legendBox = legend(stacks, size.width, style);
  return chartFrame(
    { name: "stacks", title, alt: altOf(stacks, style), reservedWidth: legendBox.width + LABEL_GAP },
    size,
    style.palette,
    [
      ...legendBox.markup,
      ...grid(lines, { left, right: size.width }, style.palette),
      ...bars,
      ...dayLabels(days, (day) => (x(day) ?? left) + x.bandwidth() / 2, { left, size, style }),
    ],
  );
}

function toneAttributes(tone: Tone, palette: Palette) {
  const colours = { good: palette.stories, bad: palette.figure, neutral: palette.documents };
  return { class: `chart-${tone}`, fill: colours[tone] };
}

function legend({ series }: StackedBars, width: number, { palette }: ChartStyle) {
  let right = width;
  const markup = series.toReversed().flatMap(({ name, tone }) => {
    const left = right - textWidth(name, LABEL_SIZE) - LABEL_GAP - 6;
    right = left - 14;
    const square = { x: left, y: 6, width: LABEL_GAP, height: LABEL_GAP };
    const place = { x: left + LABEL_GAP + 6, y: 15, size: LABEL_SIZE } as const;
    return [
      element("rect", { ...toneAttributes(tone, palette), ...square }),
      textElement(name, { ...place, fill: palette.ink, class: "chart-label" }),
    ];
  });
  return { markup, width: width - right };
}

function altOf({ title, series, days }: StackedBars, { texts, formatDay }: ChartStyle): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return `${title}.`;
  const sums = series.map(
    ({ name }, at) => `${days.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)} ${name}`,
  );
  return texts.t("chart.stacks.alt", {
    title,
    first: formatDay(first.day),
    last: formatDay(last.day),
    counts: sums.join(", "),
  });
}
