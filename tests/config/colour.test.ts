import { expect, test } from "vitest";
import { colourWanted } from "../../src/config/colour.ts";

test("a terminal is coloured, a pipe is not", () => {
  expect(colourWanted(true, {})).toBe(true);
  expect(colourWanted(false, {})).toBe(false);
  expect(colourWanted(true, { TERM: "dumb" })).toBe(false);
});

test("NO_COLOR turns colours off unless empty, FORCE_COLOR decides over all", () => {
  expect(colourWanted(true, { NO_COLOR: "1" })).toBe(false);
  expect(colourWanted(true, { NO_COLOR: "" })).toBe(true);
  expect(colourWanted(false, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
  expect(colourWanted(true, { FORCE_COLOR: "0" })).toBe(false);
});
