import { expect, test } from "vitest";
import { identifiersIn } from "../../tools/lib/identifiers.ts";
import { retiredIn, wordsOf } from "../../tools/lib/retired-names.ts";

test("splits names in any notation into words", () => {
  expect(wordsOf("createQuestionDesk")).toEqual(["create", "question", "desk"]);
  expect(wordsOf("MAX_HTTPRoutes")).toEqual(["max", "http", "routes"]);
  expect(wordsOf("keep-told")).toEqual(["keep", "told"]);
});

test("retired words are found as whole words only", () => {
  expect(retiredIn("QuestionDesk")).toContain("service");
  expect(retiredIn("toldStories")).toContain("delivered");
  expect(retiredIn("MOST_FULL")).toContain("MAX_");
  expect(retiredIn("RunnerParts")).toContain("Deps");
  for (const name of ["DESKTOP", "express", "untold", "MessageParts", "questionService", "atMost"])
    expect(retiredIn(name)).toBeNull();
});

test("identifiers are found with their line; strings and comments are ignored", () => {
  const source = '// held\ninterface Höhe { readonly held: number }\n\nconst { a: b } = { a: "held" };\n';
  expect(identifiersIn(source)).toEqual([
    { name: "Höhe", line: 2 },
    { name: "held", line: 2 },
    { name: "a", line: 4 },
    { name: "b", line: 4 },
    { name: "a", line: 4 },
  ]);
});
