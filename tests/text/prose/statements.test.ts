import { expect, test } from "vitest";
import { isStatement } from "../../../src/text/prose/statements.ts";

test.each([
  "Ann Reyes beat Tom Okoro in Lorne on Monday.",
  "The dam held.",
  'He said: "We regret it."',
  "Der Damm hielt der Flut am Montag stand.",
])("says something: %s", (sentence) => {
  expect(isStatement(sentence)).toBe(true);
});

test.each([
  "call plumber",
  "(Exact name of registrant as specified in its charter) (Zip Code.)",
  "Item 1.01 Entry into a Material Definitive Agreement.",
  "FORM 8-K.",
  "Do not edit files here.",
  "Check the appropriate box below if the filing is intended to satisfy the obligation.",
  "What happens now?",
])("says nothing of the news: %s", (sentence) => {
  expect(isStatement(sentence)).toBe(false);
});
