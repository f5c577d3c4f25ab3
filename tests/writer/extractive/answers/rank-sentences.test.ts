import { expect, test } from "vitest";
import { findCandidates } from "../../../../src/writer/extractive/answers/candidates.ts";
import {
  RANK_FEATURES,
  RANK_WEIGHTS,
  rankSentences,
} from "../../../../src/writer/extractive/answers/rank-sentences.ts";
import { sureness } from "../../../../src/writer/extractive/answers/sureness.ts";
import { weighQuestion } from "../../../../src/writer/extractive/answers/weighted-question.ts";
import { material, passage } from "./answer-material.ts";

function rank(question: string, ...sentences: readonly string[]) {
  const passages = [passage("harbour.txt", sentences)];
  const weighed = weighQuestion(material(question, passages));
  return rankSentences(findCandidates(passages, weighed), weighed);
}

const texts = (ranked: readonly { readonly text: string }[]) => ranked.map(({ text }) => text);

test("every feature has a weight", () => {
  expect(Object.keys(RANK_WEIGHTS).sort()).toEqual([...RANK_FEATURES].sort());
});

test("a sentence with the kind of thing asked for comes before one with more of the question's words", () => {
  const ranked = rank(
    "When will the harbour of Quill reopen?",
    "The harbour of Quill will reopen soon, the office said.",
    "Quill's harbour reopens on 14 May.",
  );
  expect(texts(ranked)[0]).toBe("Quill's harbour reopens on 14 May.");
});

test("a heading comes after the sentence that says the same", () => {
  const ranked = rank(
    "Who closed the harbour of Quill?",
    "Ada Solberg closes the harbour of Quill",
    "Ada Solberg closed the harbour of Quill.",
  );
  expect(texts(ranked)[0]).toBe("Ada Solberg closed the harbour of Quill.");
});

test("a sentence with little lead over a different one is less sure than one far ahead", () => {
  const question = "Who closed the harbour of Quill?";
  const clear = rank(question, "Ada Solberg closed the harbour of Quill.", "It rained on Monday.");
  const rival = rank(
    question,
    "Ada Solberg closed the harbour of Quill.",
    "Leif Moen says he closed Quill's harbour instead, after a storm.",
  );
  expect(sureness(clear)).toBeGreaterThan(sureness(rival));
  expect(sureness([])).toBe(Number.NEGATIVE_INFINITY);
});
