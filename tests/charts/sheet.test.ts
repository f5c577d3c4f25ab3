import { expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { createSheet } from "../../src/charts/sheet.ts";
import type { DayCount } from "../../src/domain/pictures/charts.ts";
import type { MovedFigure } from "../../src/domain/pictures/draw-picture.ts";

const drawSheet = createSheet(textsFor);
const OPTIONS = { language: "en", timeZone: "UTC" };
const all = () => true;

/** 14 days, with documents on the last `busy` of them. */
function days(busy: number): DayCount[] {
  return Array.from({ length: 14 }, (_, i) => ({
    day: `2024-02-${String(i + 1).padStart(2, "0")}`,
    documents: i >= 14 - busy ? 2 : 0,
    stories: i >= 14 - busy ? 1 : 0,
  }));
}

function moved(label: string, headline = "Fire spreads"): MovedFigure {
  const point = (day: number, value: number) => ({
    at: `2024-02-0${day}T00:00:00.000Z`,
    precision: "instant" as const,
    value,
    text: String(value),
    document: `${day}.txt`,
  });
  return { headline, move: { label, points: [point(3, 12), point(4, 15)] } };
}

const sheetOf = (busy: number, moves: MovedFigure[]) => drawSheet({ days: days(busy), moves }, OPTIONS, all);

test("makes a picture from three days with documents or from one figure that moved, but not from less", () => {
  expect(sheetOf(2, [])).toBeNull();
  expect(sheetOf(3, [])?.alt).toMatch(/^Documents and stories per day .*6 documents in all/);
  const figure = sheetOf(2, [moved("people dead")]);
  expect(figure?.alt).toBe("Fire spreads: people dead: 12 on 3 Feb, 15 on 4 Feb.");
});

test("adds at most two figures, in order, and grows with each", () => {
  const moves = ["people dead", "people injured", "homes destroyed"].map((label) => moved(label));
  const sheet = sheetOf(14, moves);
  const headings = Array.from(
    sheet?.svg.matchAll(/class="chart-heading"[^>]*>([^<]+)</g) ?? [],
    ([, one]) => one,
  );
  expect(headings).toEqual(["Per day", "People dead", "People injured"]);
  const heights = [sheetOf(14, []), sheetOf(14, moves.slice(0, 1)), sheet].map((one) => one?.height ?? 0);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(new Set(heights).size).toBe(3);
  expect(sheet?.width).toBe(430);
});

test("has a background", () => {
  expect(sheetOf(3, [])?.svg).toMatch(/^<svg [^>]+><rect width="430" height="\d+" fill="#232428"\/>/);
});

test("limits the text alternative to Discord's 1000 characters", () => {
  const long = Array.from({ length: 2 }, (_, n) =>
    moved(`${n} ${"people ".repeat(60)}dead`, "Fire ".repeat(60)),
  );
  expect(sheetOf(14, long)?.alt).toHaveLength(1000);
});

test("shows a figure's days in the given time zone", () => {
  const late = moved("people dead");
  const points = late.move.points.map((point) => ({ ...point, at: point.at.replace("T00", "T23") }));
  const moves = [{ ...late, move: { ...late.move, points } }];
  const alt = (timeZone: string) =>
    drawSheet({ days: days(0), moves }, { language: "en", timeZone }, all)?.alt;
  expect(alt("Europe/Berlin")).toContain("12 on 4 Feb, 15 on 5 Feb");
  expect(alt("UTC")).toContain("12 on 3 Feb, 15 on 4 Feb");
});

test("is drawn in the language of the briefing", () => {
  const data = { days: days(3), moves: [moved("people dead")] };
  const sheet = drawSheet(data, { language: "de", timeZone: "UTC" }, all);
  expect(sheet?.alt).toBe(
    "Dokumente und Meldungen pro Tag vom 1. Feb. bis 14. Feb.: 6 Dokumente insgesamt, die meisten am 12. Feb. (2 Dokumente, 1 Meldung). Fire spreads: people dead: 12 am 3. Feb., 15 am 4. Feb.",
  );
  expect(sheet?.svg).not.toMatch(/documents<|stories<|Per day/);
});
