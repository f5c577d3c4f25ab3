import { describe, expect, test } from "vitest";
import { loweredText, raisedText } from "../../../src/ingest/content/raised-text.ts";

describe("superscript", () => {
  test.each([
    ["at least 40", "3", " people", ""],
    ["the ministry said.", "[1]", "", ""],
    ["the ministry said", "*", ".", ""],
    ["in 1962", "4", " and", ""],
    ["about 1,200", "a", " houses", ""],
    ["15 km", "2", " of farmland", "²"],
    ["a volume of 3 m", "3", "", "³"],
    ["6 × 10", "23", " atoms", "^23"],
    ["the 5", "th", " of May", "th"],
    ["le 1", "er", " mai", "er"],
    ["1", "3", "/", " 3"],
    ["He spoke", "as he had often done before", ".", " as he had often done before"],
  ])("%s<sup>%s</sup>%s adds %j", (before, raised, after, added) => {
    expect(raisedText(before, raised, after)).toBe(added);
  });
});

test("subscript stays in formulas and fractions, and adds no digits to a figure", () => {
  expect(loweredText("CO", "2")).toBe("2");
  expect(loweredText("1 3/", "4")).toBe("4");
  expect(loweredText("at least 40", "3")).toBe("");
});
