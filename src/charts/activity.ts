import { scaleBand, scaleLinear } from "d3-scale";
import type { Chart, ChartSize, DayCount } from "../domain/charts.ts";
import { APART, dayLabels } from "./day-axis.ts";
import { BOTTOM, framed, grid, HEADING, SMALL, TOP } from "./frame.ts";
import { lettering, textWidth } from "./lettering.ts";
import type { Palette } from "./palette.ts";
import { element, escapeXml } from "./svg.ts";
import type { ChartWords } from "./words.ts";

const LEFT = 36;
const TICKS = 4;

/** Two bars a day side by side: its documents, and the stories they stand in. */
export function drawActivity(
  days: readonly DayCount[],
  size: ChartSize,
  { words, palette }: { readonly words: ChartWords; readonly palette: Palette },
): Chart {
  const bottom = size.height - BOTTOM;
  const most = Math.max(1, ...days.flatMap(({ documents, stories }) => [documents, stories]));
  const x = scaleBand(
    days.map(({ day }) => day),
    [LEFT, size.width],
  ).paddingInner(0.25);
  const y = scaleLinear([0, most], [bottom, TOP]).nice(TICKS);
  const ticks = y.ticks(TICKS).filter(Number.isInteger);
  const lines = ticks.map((value) => ({ y: y(value), label: value.toLocaleString("en") }));
  const bars = days.map((count) =>
    bar(count, { x: x(count.day) ?? LEFT, width: x.bandwidth(), y }, words, palette),
  );
  const centre = (day: string) => (x(day) ?? LEFT) + x.bandwidth() / 2;
  const key = legend(words, palette, size.width);
  const [long, short] = words.activityTitles;
  const title = textWidth(long, HEADING) <= size.width - key.width - APART ? long : short;
  return framed(
    {
      name: "activity",
      title,
      alt: words.activityAlt(days),
      aside: key.width + APART,
    },
    size,
    palette,
    [
      ...key.markup,
      ...grid(lines, { left: LEFT, right: size.width }, palette),
      ...bars,
      ...dayLabels(days, centre, { left: LEFT, size, words, palette }),
    ],
  );
}

interface BarPlace {
  readonly x: number;
  readonly width: number;
  readonly y: (value: number) => number;
}

function bar(
  { day, documents, stories }: DayCount,
  { x, width, y }: BarPlace,
  words: ChartWords,
  palette: Palette,
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
  const told = `${words.day(day)}: ${documents} ${words.documents}, ${stories} ${words.stories}`;
  const markup = [rect("documents", x, documents), rect("stories", x + half, stories)];
  return element("g", { class: "chart-day" }, element("title", {}, escapeXml(told)), ...markup);
}

function legend(words: ChartWords, palette: Palette, width: number) {
  const swatch = 10;
  let right = width;
  const markup = (["stories", "documents"] as const).flatMap((name) => {
    const left = right - textWidth(words[name], SMALL) - swatch - 6;
    right = left - 14;
    return [
      element("rect", {
        ...{ class: `chart-${name}`, x: left, y: 6, width: swatch, height: swatch, fill: palette[name] },
      }),
      lettering(words[name], {
        x: left + swatch + 6,
        y: 15,
        size: SMALL,
        fill: palette.ink,
        class: "chart-label",
      }),
    ];
  });
  return { markup, width: width - right };
}
