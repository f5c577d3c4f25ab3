import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { createCharts } from "../../src/charts/charts.ts";
import type { Chart, DayCount, FigureMove } from "../../src/domain/pictures/charts.ts";

const english = { texts: textsFor("en") };
const SIZE = { width: 560, height: 200 };
const DAYS: DayCount[] = Array.from({ length: 14 }, (_, i) => ({
  day: new Date(Date.UTC(2024, 0, 26 + i)).toISOString().slice(0, 10),
  documents: i === 11 ? 24 : i % 5,
  stories: i === 11 ? 11 : Math.min(2, i % 5),
}));
const MOVE = moveOf([3, 46, "46"], [4, 99, "at least 99"], [5, 122, "at least 122"], [6, 131, "131"]);

function moveOf(...points: readonly (readonly [day: number, value: number, text: string])[]): FigureMove {
  return {
    label: "people dead",
    points: points.map(([day, value, text]) => ({
      at: new Date(Date.UTC(2024, 1, day)).toISOString(),
      precision: "instant" as const,
      value,
      text,
      document: `day-${day}.txt`,
    })),
  };
}

function parsed({ svg }: Chart) {
  const { document } = parseHTML(`<html><body>${svg}</body></html>`);
  const texts = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
  const boxes = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => ({
      y: Number(one.getAttribute("y")),
      height: Number(one.getAttribute("height")),
    }));
  return { document, texts, boxes };
}

describe("every chart", () => {
  const both: [string, Chart][] = [
    ["activity", createCharts(english).activity(DAYS, SIZE)],
    ["figure", createCharts(english).figure(MOVE, SIZE)],
  ];

  test.each(both)("%s: is one image with a title and a text alternative", (name, chart) => {
    const svg = parsed(chart).document.querySelector("svg");
    expect(svg?.getAttribute("role")).toBe("img");
    expect(svg?.getAttribute("class")).toBe(`chart chart-${name}`);
    expect(svg?.firstElementChild?.tagName.toLowerCase()).toBe("title");
    expect(svg?.getAttribute("aria-label")).toBe(chart.alt);
    expect(svg?.getAttribute("viewBox")).toBe("0 0 560 200");
  });

  test.each(both)("%s: contains nothing that a strict content security policy forbids", (_, { svg }) => {
    expect(svg).not.toMatch(/<style|style=|<script|\son\w+=|href|NaN|undefined|Infinity/);
  });
});

test("draws bars in proportion to each day's documents and stories", () => {
  const { boxes, texts } = parsed(createCharts(english).activity(DAYS, SIZE));
  const documents = boxes(".chart-day .chart-documents");
  const stories = boxes(".chart-day .chart-stories");
  expect([documents.length, stories.length]).toEqual([14, 14]);
  expect((documents[11]?.height ?? 0) / (documents[4]?.height ?? 1)).toBeCloseTo(24 / 4, 0);
  expect((stories[11]?.height ?? 0) / (documents[11]?.height ?? 1)).toBeCloseTo(11 / 24, 1);
  expect(documents[0]?.height).toBe(0);
  expect(texts(".chart-day title")[11]).toBe("6 Feb: 24 documents, 11 stories");
  expect(texts(".chart-label")).toContain("8 Feb");
});

test("the text alternative gives the total and the busiest day", () => {
  const { alt } = createCharts(english).activity(DAYS, SIZE);
  expect(alt).toBe(
    "Documents and stories per day from 26 Jan to 8 Feb: 49 documents in all, most on 6 Feb (24 documents in 11 stories).",
  );
  const none = DAYS.map(({ day }) => ({ day, documents: 0, stories: 0 }));
  expect(createCharts(english).activity(none, SIZE).alt).toMatch(/8 Feb: none\.$/);
});

test("labels a figure with the documents' words and draws steps between them", () => {
  const chart = createCharts(english).figure(MOVE, SIZE);
  const { texts, document } = parsed(chart);
  expect(texts(".chart-number").toSorted()).toEqual(["131", "46", "at least 122", "at least 99"]);
  expect(texts(".chart-point title")).toContain("4 Feb: at least 99 (day-4.txt)");
  expect(chart.alt).toBe(
    "people dead: 46 on 3 Feb, at least 99 on 4 Feb, at least 122 on 5 Feb, 131 on 6 Feb",
  );
  const path = String(document.querySelector(".chart-line")?.getAttribute("d"));
  const corners = path
    .slice(1)
    .split("L")
    .map((step) => step.split(",").map(Number));
  expect(
    corners.every(([x, y], i) => i === 0 || x === corners[i - 1]?.[0] || y === corners[i - 1]?.[1]),
  ).toBe(true);
});

test("labels the first and the latest figure if there is no space for all", () => {
  const many = moveOf(
    ...Array.from({ length: 24 }, (_, i) => [i + 1, 100 + i, `at least ${100 + i}`] as const),
  );
  const { texts } = parsed(createCharts(english).figure(many, { width: 272, height: 160 }));
  expect(texts(".chart-number").slice(0, 2)).toEqual(["at least 123", "at least 100"]);
  expect(texts(".chart-number").length).toBeLessThan(5);
  expect(texts(".chart-point title")).toHaveLength(24);
});

test.each([
  ["a fall", moveOf([1, 90, "90"], [2, 40, "40"])],
  ["a small change far from zero", moveOf([1, 4.009, "$4.009"], [2, 4.25, "$4.25"])],
  ["huge values", moveOf([1, 3e12, "$3 trillion"], [2, 4e12, "$4 trillion"])],
  ["negative values", moveOf([1, -3, "-3"], [2, 4, "4"])],
  ["two values at the same time", moveOf([1, 3, "3"], [1, 4, "4"])],
])("draws %s inside the frame", (_, move) => {
  const { document } = parsed(createCharts(english).figure(move, SIZE));
  for (const point of document.querySelectorAll(".chart-point")) {
    expect(Number(point.getAttribute("cx"))).toBeGreaterThanOrEqual(0);
    expect(Number(point.getAttribute("cx"))).toBeLessThanOrEqual(SIZE.width);
    expect(Number(point.getAttribute("cy"))).toBeGreaterThan(34);
    expect(Number(point.getAttribute("cy"))).toBeLessThanOrEqual(SIZE.height - 24);
  }
});

test("escapes a document's words", () => {
  const move: FigureMove = {
    label: '</title><script>alert("1")</script> & more\u0000\u001b',
    points: [
      {
        at: "2024-02-03T00:00:00.000Z",
        precision: "instant" as const,
        value: 1,
        text: "<b>1",
        document: 'a"><img src=x>.txt',
      },
      {
        at: "2024-02-04T00:00:00.000Z",
        precision: "instant" as const,
        value: 2,
        text: "2 & 3",
        document: "b.txt",
      },
    ],
  };
  const chart = createCharts(english).figure(move, SIZE);
  const { document, texts } = parsed(chart);
  expect(document.querySelector("script, img, b")).toBeNull();
  expect(texts(".chart-number")).toContain("<b>1");
  expect(texts("svg > title")[0]).toBe('</title><script>alert("1")</script> & more');
});

test("chart texts are in the language of the catalogue, English for a language without one", () => {
  const german = createCharts({ texts: textsFor("de-AT") });
  const days = german.activity(DAYS, SIZE);
  expect(days.alt).toBe(
    "Dokumente und Meldungen pro Tag vom 26. Jan. bis 8. Feb.: 49 Dokumente insgesamt, die meisten am 6. Feb. (24 Dokumente, 11 Meldungen).",
  );
  const { texts } = parsed(days);
  expect(texts(".chart-day title")[11]).toBe("6. Feb.: 24 Dokumente, 11 Meldungen");
  expect(texts(".chart-label")).toEqual(expect.arrayContaining(["Dokumente", "Meldungen", "8. Feb."]));
  expect(german.activity([], SIZE).alt).toBe("Dokumente und Meldungen pro Tag: keine Tage.");
  expect(german.figure(moveOf([3, 46, "46"], [4, 99, "99"]), SIZE).alt).toBe(
    "people dead: 46 am 3. Feb., 99 am 4. Feb.",
  );
  const series = [{ name: "belegt", tone: "good" }] as const;
  const stacks = { title: "Aussagen", series, days: [{ day: "2024-02-06", values: [7] }] };
  expect(german.stackedBars(stacks, SIZE).alt).toBe("Aussagen, 6. Feb. bis 6. Feb.: 7 belegt.");
  expect(createCharts({ texts: textsFor("fr") }).activity(DAYS, SIZE).alt).toMatch(/^Documents and stories/);
});

test.each([
  ["en", ["3.8", "4.0", "4.2"], "1,200"],
  ["de", ["3,8", "4,0", "4,2"], "1.200"],
])("the numbers of the axes are written as in the language: %s", (language, decimals, thousands) => {
  const charts = createCharts({ texts: textsFor(language) });
  const small = charts.figure(moveOf([1, 4.009, "$4.009"], [2, 4.25, "$4.25"]), SIZE);
  expect(parsed(small).texts(".chart-label")).toEqual(expect.arrayContaining(decimals));
  const many = [{ day: "2024-02-06", documents: 1200, stories: 3 }];
  expect(parsed(charts.activity(many, SIZE)).texts(".chart-label")).toContain(thousands);
});

test("a figure is shown under its day in the time zone, or under a stated day", () => {
  const [early, late] = ["2024-02-05T23:30:00.000Z", "2024-02-07T00:00:00.000Z"];
  const move: FigureMove = {
    label: "people dead",
    points: [
      { at: early, precision: "instant", value: 122, text: "122", document: "a.txt" },
      { at: late, precision: "day", value: 131, text: "131", document: "b.txt" },
    ],
  };
  const days = (timeZone: string) => {
    const chart = createCharts({ ...english, timeZone }).figure(move, SIZE);
    return [
      ...parsed(chart)
        .texts("text.chart-label")
        .filter((text) => /Feb/.test(text ?? "")),
      chart.alt,
    ];
  };
  expect(days("Europe/Berlin")).toEqual(["7 Feb", "6 Feb", "people dead: 122 on 6 Feb, 131 on 7 Feb"]);
  expect(days("America/New_York")).toEqual(["7 Feb", "5 Feb", "people dead: 122 on 5 Feb, 131 on 7 Feb"]);
});
