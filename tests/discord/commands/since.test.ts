import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { resolveSince, sinceChoices } from "../../../src/discord/commands/since.ts";

const MOMENT = { now: "2026-03-29T10:00:00.000Z", timeZone: "Europe/Berlin" };

test.each([
  ["today", "2026-03-28T23:00:00.000Z"],
  ["Heute", "2026-03-28T23:00:00.000Z"],
  ["yesterday", "2026-03-27T23:00:00.000Z"],
  ["24h", "2026-03-28T10:00:00.000Z"],
  ["the last 7 days", "2026-03-22T10:00:00.000Z"],
  ["2w", "2026-03-15T10:00:00.000Z"],
  ["2026-03-01", "2026-02-28T23:00:00.000Z"],
  ["2026-03-01t08:00", "2026-03-01T07:00:00.000Z"],
])("%s is read in the reader's zone", (typed, instant) => {
  expect(resolveSince(typed, MOMENT)).toBe(instant);
});

test("rejects text that is not a time", () => {
  for (const typed of ["", "soon", "-3d", "2026-13-01"]) expect(resolveSince(typed, MOMENT)).toBeNull();
});

test("choices are labelled in the reader's language, and each value can be parsed", () => {
  const choices = sinceChoices("", textsFor("de"));
  expect(choices.map(({ name }) => name)).toContain("gestern");
  for (const { value } of choices) expect(resolveSince(value, MOMENT)).not.toBeNull();
  expect(sinceChoices("2026", textsFor("en-US"))).toEqual([{ name: "2026", value: "2026" }]);
});
