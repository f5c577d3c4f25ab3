import { expect, test } from "vitest";
import { answerSchema, digestSchema, questionSchema } from "../../src/writer/model/schemas.ts";

const SENTENCE = { text: "The bridge was closed.", cites: [1] };
const DIGEST = { headline: SENTENCE, summary: [SENTENCE], keyFacts: [SENTENCE] };
const READ = { ok: true, value: DIGEST };

test.each([
  ["a list of one", [DIGEST]],
  ["a wrapper", { response: DIGEST }],
  ["a string", JSON.stringify(DIGEST)],
  ["snake_case keys", { headline: SENTENCE, summary: [SENTENCE], key_facts: [SENTENCE] }],
  ["citations as one number", { ...DIGEST, headline: { text: SENTENCE.text, cites: 1 } }],
  ["citations as text", { ...DIGEST, headline: { text: SENTENCE.text, cites: "[1]" } }],
  ["one sentence in place of a list", { ...DIGEST, summary: SENTENCE }],
])("%s is read as the form that was asked for", (_name, value) => {
  expect(digestSchema.parse(value)).toEqual(READ);
});

test("more sentences than asked for are cut, and text alone cites nothing", () => {
  const many = { ...DIGEST, summary: Array.from({ length: 5 }, () => SENTENCE), headline: SENTENCE.text };
  const read = digestSchema.parse(many);
  expect(read).toMatchObject({ ok: true, value: { headline: { text: SENTENCE.text, cites: [] } } });
  expect(read.ok && read.value.summary).toHaveLength(3);
});

test("numbers that are no citations are left out", () => {
  const value = { ...DIGEST, headline: { text: SENTENCE.text, cites: [-1, 0, 1.5, 2, "3"] } };
  expect(digestSchema.parse(value)).toMatchObject({ value: { headline: { cites: [2, 3] } } });
});

test.each([
  ["text", "The bridge was closed."],
  ["a number as a sentence", { ...DIGEST, headline: { text: 5, cites: [1] } }],
  ["an unknown status", { status: "maybe", claims: [] }],
  ["nothing", null],
])("%s is refused with what is wrong", (_name, value) => {
  const schema =
    typeof value === "object" && value !== null && "status" in value ? answerSchema : digestSchema;
  expect(schema.parse(value)).toMatchObject({ ok: false, fault: expect.any(String) });
});

test("the form in the prompt names each field", () => {
  for (const field of ["headline", "summary", "keyFacts", "cites"])
    expect(digestSchema.form).toContain(field);
  expect(questionSchema.parse({ question: "Who?" })).toEqual({ ok: true, value: { question: "Who?" } });
});
