import { expect, test } from "vitest";
import { subjectProblem } from "../../tools/lib/commit-subject.ts";

test.each([
  "fix(ingest): widen audiences only after the rule is stable",
  "feat: read .odt files",
  "refactor(store,text)!: split the port",
])("%s is accepted", (subject) => {
  expect(subjectProblem(subject)).toBeNull();
});

test.each([
  ["One axis of days for all charts", "type(scope)"],
  ["fixed(ingest): widen audiences", "type(scope)"],
  ["fix(ingest):no space", "type(scope)"],
  ["fix(Ingest): capital scope", "type(scope)"],
  [`docs: ${"x".repeat(67)}`, "73 characters"],
  ["docs: ends with a stop.", "full stop"],
])("%s is rejected", (subject, part) => {
  expect(subjectProblem(subject)).toContain(part);
});
