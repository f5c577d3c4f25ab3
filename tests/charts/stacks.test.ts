import { expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { createCharts } from "../../src/charts/charts.ts";
import { elementsIn } from "../web/pages/markup.ts";

const english = { texts: textsFor("en") };
const series = [
  { name: "matched", tone: "good" },
  { name: "<dropped>", tone: "bad" },
] as const;

test("stacks a day's segments in proportion to their counts and gives the totals as text", () => {
  const days = [
    { day: "2024-02-06", values: [30, 10] },
    { day: "2024-02-07", values: [0, 0] },
    { day: "2024-02-08", values: [40, 0] },
  ];
  const { svg, alt } = createCharts(english).stackedBars(
    { title: "Claims", series, days },
    { width: 400, height: 200 },
  );
  const bars = elementsIn(svg, ".chart-day rect").map((bar) => {
    const [y = 0, height = 0] = ["y", "height"].map((name) => Number(bar.getAttribute(name)));
    return { top: y, bottom: y + height, height };
  });
  const [low, high, , , last] = bars;
  expect(bars).toHaveLength(6);
  expect(high?.bottom).toBeCloseTo(low?.top ?? 0, 0);
  expect(last?.height).toBeCloseTo((low?.height ?? 0) + (high?.height ?? 0), 0);
  expect(bars[2]?.height).toBe(0);
  expect(alt).toBe("Claims, 6 Feb to 8 Feb: 70 matched, 10 <dropped>.");
  expect(svg).not.toContain("<dropped>");
  expect(svg).not.toMatch(/NaN|style=/);
});

test("draws a day without counts, and no days", () => {
  for (const days of [[], [{ day: "2024-02-06", values: [0, 0] }]])
    expect(
      createCharts(english).stackedBars({ title: "Claims", series, days }, { width: 340, height: 200 }).svg,
    ).not.toContain("NaN");
});
