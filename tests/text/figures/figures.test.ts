import { expect, test } from "vitest";
import { figures } from "../../../src/text/figures/figures.ts";

const ROW = "Northside 38 26 6 6 88 43 84, ";

test("a figure has its event, its group, its clause and the places and day of its phrase", () => {
  const text =
    "Police said on Monday: at least 12 soldiers were killed near Tartus on 3 April; 30 others were injured.";
  const [killed, injured] = figures(text, "2024-04-04");
  expect(killed).toMatchObject({
    value: 12,
    bound: "at-least",
    entity: "troops",
    action: "kill",
    partial: false,
  });
  expect(killed).toMatchObject({ day: "2024-04-03", places: ["tartu"], background: false });
  expect(text.slice(killed?.from, killed?.to)).toBe(
    "at least 12 soldiers were killed near Tartus on 3 April",
  );
  expect(injured).toMatchObject({ value: 30, action: "wound", additional: true, day: null, places: [] });
  expect(text.slice(injured?.from, injured?.to)).toBe("30 others were injured");
});

test("a toll is found before its value, and its clause begins with it", () => {
  const text = "As rescuers dug on, the death toll, officials said, rose from 12 to 15";
  expect(figures(text)).toMatchObject([{ value: 15, action: "kill", toll: true, risen: true }]);
});

test("of a table without full stops the first hundred numbers are read, in linear time", () => {
  const started = performance.now();
  const table = figures(ROW.repeat(200));
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(table).toHaveLength(100);
  expect(table.slice(0, 7)).toEqual(figures(ROW).slice(0, 7));
});
