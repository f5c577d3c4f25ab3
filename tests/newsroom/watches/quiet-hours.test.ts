import { expect, test } from "vitest";
import { isQuiet } from "../../../src/newsroom/watches/quiet-hours.ts";

test.each([
  ["22:00", "07:00", "2026-01-10T21:30:00.000Z", true],
  ["22:00", "07:00", "2026-01-10T06:00:00.000Z", false],
  ["22:00", "07:00", "2026-07-10T05:30:00.000Z", false],
  ["12:00", "14:00", "2026-01-10T12:59:59.000Z", true],
  ["12:00", "14:00", "2026-01-10T13:00:00.000Z", false],
  ["08:00", "08:00", "2026-01-10T15:00:00.000Z", true],
])("from %s to %s in Berlin, %s is quiet: %s", (from, to, now, quiet) => {
  expect(isQuiet({ from, to, timeZone: "Europe/Berlin" }, now)).toBe(quiet);
});
