import { expect, test } from "vitest";
import { shouldUseColour } from "../../src/config/colour.ts";

test("a terminal is coloured, a pipe is not", () => {
  expect(shouldUseColour(true, {})).toBe(true);
  expect(shouldUseColour(false, {})).toBe(false);
  expect(shouldUseColour(true, { TERM: "dumb" })).toBe(false);
});

test("NO_COLOR turns colours off unless empty, FORCE_COLOR decides over all", () => {
  expect(shouldUseColour(true, { NO_COLOR: "1" })).toBe(false);
  expect(shouldUseColour(true, { NO_COLOR: "" })).toBe(true);
  expect(shouldUseColour(false, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
  expect(shouldUseColour(true, { FORCE_COLOR: "0" })).toBe(false);
});
