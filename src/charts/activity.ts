import { scaleBand, scaleLinear } from "d3-scale";
import type { Chart, ChartSize, DayCount } from "../domain/pictures/charts.ts";
import { dayLabels, LABEL_GAP } from "./day-axis.ts";
import { BOTTOM_MARGIN, chartFrame, grid, HEADING_SIZE, LABEL_SIZE, TOP_MARGIN } from "./frame.ts";
import type { ChartStyle } from "./style.ts";
import { element, escapeXml } from "./svg.ts";
import { textElement, textWidth } from "./text-element.ts";

const LEFT_MARGIN = 36;
const TICK_COUNT = 4;

/** Two bars per day, side by side: its documents, and the stories they belong to. */
export function drawActivity(days: readonly DayCount[], size: ChartSize, style: ChartStyle): Chart {
  const { texts, palette } = style;
  const bottom = size.height - BOTTOM_MARGIN;
  const maxCount = Math.max(1, ...days.flatMap(({ documents, stories }) => [documents, stories]));
  const x = scaleBand(
    days.map(({ day }) => day),
    [LEFT_MARGIN, size.width],
  ).paddingInner(0.25);
  const y = scaleLinear([0, maxCount], [bottom, TOP_MARGIN]).nice(TICK_COUNT);
  const ticks = y.ticks(TICK_COUNT).filter(Number.isInteger);
  const lines = ticks.map((value) => ({ y: y(value), label: value.toLocaleString(texts.code) }));
  const bars = days.map((count) =>
    bar(count, { x: x(count.day) ?? LEFT_MARGIN, width: x.bandwidth(), y }, style),
  );
  const centre = (day: string) => (x(day) ?? LEFT_MARGIN) + x.bandwidth() / 2;
  const legendBox = legend(style, size.width);
  const [long, short] = [texts.t("chart.activity.title"), texts.t("chart.activity.title-short")];
  const title = textWidth(long, HEADING_SIZE) <= size.width - legendBox.width - LABEL_GAP ? long : short;
  return chartFrame(
    {
      name: "activity",
      title,
      alt: altOf(days, style),
      reservedWidth: legendBox.width + LABEL_GAP,
    },
    size,
    palette,
    [
      ...legendBox.markup,
      ...grid(lines, { left: LEFT_MARGIN, right: size.width }, palette),
      ...bars,
      ...dayLabels(days, centre, { left: LEFT_MARGIN, size, style }),
    ],
  );
}

interface BarLayout {
  readonly x: number;
  readonly width: number;
  readonly y: (value: number) => number;
}

function bar(
  { day, documents, stories }: DayCount,
  { x, width, y }: BarLayout,
  { texts, palette, formatDay }: ChartStyle,
): string {
  const half = width / 2;
  const rect = (name: "documents" | "stories", left: number, value: number) =>
    element("rect", {
      ...{
        class: `chart-${name}`,
        x: left,
        y: y(value),
        width: half,
        height: y(0) - y(value),
        fill: palette[name],
      },
    });
  const tooltip = texts.t("chart.activity.day", {
    day: formatDay(day),
    documents: String(documents),
    stories: String(stories),
  });
  const markup = [rect("documents", x, documents), rect("stories", x + half, stories)];
  return element("g", { class: "chart-day" }, element("title", {}, escapeXml(tooltip)), ...markup);
}

function legend({ texts, palette }: ChartStyle, width: number) {
  const swatch = 10;
  let right = width;
  const markup = (["stories", "documents"] as const).flatMap((name) => {
    const text = texts.t(`chart.${name}`);
    const left = right - textWidth(text, LABEL_SIZE) - swatch - 6;
    right = left - 14;
    return [
      element("rect", {
        ...{ class: `chart-${name}`, x: left, y: 6, width: swatch, height: swatch, fill: palette[name] },
      }),
      textElement(text, {
        x: left + swatch + 6,
        y: 15,
        size: LABEL_SIZE,
        fill: palette.ink,
        class: "chart-label",
      }),
    ];
  });
  return { markup, width: width - right };
}

function altOf(days: readonly DayCount[], { texts, formatDay }: ChartStyle): string {
  const [first, last] = [days.at(0), days.at(-1)];
  const busiest = days.toSorted((a, b) => b.documents - a.documents)[0];
  if (!first || !last || !busiest) return texts.t("chart.activity.alt-no-days");
  const span = { first: formatDay(first.day), last: formatDay(last.day) };
  const documents = days.reduce((sum, day) => sum + day.documents, 0);
  if (documents === 0) return texts.t("chart.activity.alt-none", span);
  return texts.t("chart.activity.alt", {
    ...span,
    documents,
    busiest: formatDay(busiest.day),
    busiestDocuments: busiest.documents,
    busiestStories: busiest.stories,
  });
}
