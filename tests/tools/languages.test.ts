import { expect, test } from "vitest";
import { languageRulesIn } from "../../tools/lib/language-rules.ts";

test("finds a word of a language in a pattern, with its line", () => {
  expect(languageRulesIn("\nconst SAID = /\\b(?:Said|told)\\b/i;\n")).toEqual([
    { line: 2, words: ["said", "told"] },
  ]);
  expect(languageRulesIn("const NOT = new RegExp(`^(?:nicht|kein) x`);")).toEqual([
    { line: 1, words: ["nicht", "kein"] },
  ]);
});

test("finds word lists that are split or written as an array", () => {
  expect(languageRulesIn('const STOP = "the and of to".split(" ");')).toEqual([
    { line: 1, words: ["the", "and", "of"] },
  ]);
  expect(languageRulesIn('const DAYS = ["monday", "tuesday", "wednesday"];')).toHaveLength(1);
});

test("accepts prose, SQL and patterns without words of a language", () => {
  const accepted = [
    'log("the model said nothing, and the text was cut");',
    "const SQL = `SELECT a FROM b WHERE c = 'the' || d AND e`;",
    "const HEADER = /^(?:received|message-id):/i;",
    'if (status === "told") use(und);',
    "const TAGS = /<(?:p|br|div|th|td)>/;",
  ];
  for (const source of accepted) expect(languageRulesIn(source)).toEqual([]);
});
