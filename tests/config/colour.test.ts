import { expect, test } from "vitest";
import { shouldUseColour } from "../../src/config/colour.ts";

test("output is coloured on a terminal that supports it, not in a pipe", () => {
  expect(shouldUseColour(true, {})).toBe(true);
  expect(shouldUseColour(false, {})).toBe(false);
  expect(shouldUseColour(true, { TERM: "dumb" })).toBe(false);
});

test("NO_COLOR turns colours off unless it is empty; FORCE_COLOR overrides it", () => {
  expect(shouldUseColour(true, { NO_COLOR: "1" })).toBe(false);
  expect(shouldUseColour(true, { NO_COLOR: "" })).toBe(true);
  expect(shouldUseColour(false, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
  expect(shouldUseColour(true, { FORCE_COLOR: "0" })).toBe(false);
});
