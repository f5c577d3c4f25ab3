import { expect, test } from "vitest";
import { displayText } from "../../../../src/writer/extractive/sentences/display.ts";
import { isBoilerplate } from "../../../../src/writer/extractive/sentences/sentence-kind.ts";

test.each([
  ["The report (https://example.org/r?id=1) counts 40 dead.", "The report counts 40 dead."],
  ["The full report is here: https://example.org/report.", "The full report is here."],
  ["Aid goes to www.example.org, the ministry said.", "Aid goes to […], the ministry said."],
  ["Mayor Ann Reyes (@annreyes) said that 14 people died.", "Mayor Ann Reyes said that 14 people died."],
  ["The fire is out, @annreyes wrote on Monday.", "The fire is out, annreyes wrote on Monday."],
  ["The fire is out, the mayor wrote #fire #northbay", "The fire is out, the mayor wrote"],
  ["Write to desk@example.org by Friday.", "Write to […] by Friday."],
])("%s is shown without addresses", (sentence, shown) => {
  expect(displayText(sentence)).toBe(shown);
});

test("a sentence with an address or a handle counts as news", () => {
  expect(isBoilerplate("The report (https://example.org/r) counts 40 dead.")).toBe(false);
  expect(isBoilerplate("Mayor Ann Reyes (@annreyes) said that 14 people died.")).toBe(false);
});
