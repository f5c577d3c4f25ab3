import { expect, test } from "vitest";
import { withoutDateline } from "../../../src/ingest/metadata/dateline.ts";

test.each([
  ["ROME (AP) - Two people died.", "ROME (AP)", "Two people died."],
  ["MONTREAL, Nov. 5 - A bus burned.", "MONTREAL, Nov. 5", "A bus burned."],
  ["WASHINGTON, D.C. -- The Senate voted.", "WASHINGTON, D.C.", "The Senate voted."],
  ["Berlin (dpa) – Der Bundestag tagt.", "Berlin (dpa)", "Der Bundestag tagt."],
  ["PARIS, 5. März (AFP) - Die Bahn fährt.", "PARIS, 5. März (AFP)", "Die Bahn fährt."],
  ["Singapore (CNN) The minister spoke.", "Singapore (CNN)", "The minister spoke."],
])("%s", (opening, line, rest) => {
  expect(withoutDateline(`Title\n\n${opening}\n\nMore.`).body).toBe(`Title\n\n${line}\n\n${rest}\n\nMore.`);
});

test("an agency without a place is no text", () => {
  expect(withoutDateline("(CNN) -- Two men died.").body).toBe("Two men died.");
});

test.each([
  ["HAMBURG, Germany--(BUSINESS WIRE)--November 12, 2026-- Nordwind grows.", "2026-11-12T00:00:00.000Z"],
  ["AUSTIN, Texas, Nov. 10, 2026 /PRNewswire/ -- Kestrel recalls cars.", "2026-11-10T00:00:00.000Z"],
  ["GENEVA, 12 March 2024 - The office said so.", "2024-03-12T00:00:00.000Z"],
])("a dateline with a year dates the report: %s", (opening, at) => {
  expect(withoutDateline(opening).date).toEqual({ at, precision: "day" });
});

test.each([
  "COVID-19 - What we know",
  "Oklahoma City: Some of the inmates will be moved.",
  "The UN (United Nations) - said so.",
  "U.S. - China talks resume.",
])("%s has no dateline", (text) => {
  expect(withoutDateline(text).body).toBe(text);
});
