import { expect, test } from "vitest";
import { readJson } from "../../src/llm/tolerant-json.ts";

const ANSWER = { headline: "A fire destroyed 12 boats." };
const JSON_ANSWER = JSON.stringify(ANSWER);

test.each([
  ["thinking with braces", `<think>The form is {"headline": "..."}, so [1].</think>\n${JSON_ANSWER}`],
  ["a draft in the thinking", `<think>{"headline": "A draft."}</think>${JSON_ANSWER}`],
  ["only the closing tag", `I fill in {headline}.\n</think>\n\n${JSON_ANSWER}`],
  ["a fence in the thinking", `<think>\`\`\`json\n{}\n\`\`\`</think>\`\`\`json\n${JSON_ANSWER}\n\`\`\``],
])("reads the answer after %s", (_, text) => {
  expect(readJson(text)).toEqual({ ok: true, value: ANSWER });
});

test("a closing tag in a string of the answer ends no thinking", () => {
  const answer = { headline: "Models write </think> before {answers}." };
  expect(readJson(JSON.stringify(answer))).toEqual({ ok: true, value: answer });
});

test("thinking without an answer is no value", () => {
  expect(readJson('<think>{"headline": "A draft."}</think>')).toMatchObject({ ok: false });
});
