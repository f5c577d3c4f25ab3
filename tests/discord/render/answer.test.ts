import fc from "fast-check";
import { expect, test } from "vitest";
import { customId } from "../../../src/discord/message/custom-id.ts";
import { renderAnswer } from "../../../src/discord/render/answer.ts";
import type { Answer } from "../../../src/domain/conversation/answer.ts";
import { claim, header, NOW } from "../../console/samples.ts";
import { anyText } from "../message/markdown.ts";
import {
  anyClaim,
  anyHeader,
  buttonIds,
  componentsOf,
  expectResolvable,
  expectValidMessage,
  markdownOf,
  REF,
  visibleTextIn,
} from "./bodies.ts";

const ANSWER: Answer = {
  question: "Who *voted*?",
  status: "answered",
  claims: [claim("The Vigo vote was 14 to 3.", "Vigo.txt", 5), claim("It was a Monday.", "wire.txt", 2)],
  documents: ["Vigo.txt", "wire.txt"],
  writer: "model",
};
const DOCUMENTS = [
  header("Vigo.txt", { title: "The harbour_vote", source: "Faro" }),
  header("wire.txt", { published: { at: "2025-05-05T00:00:00.000Z", precision: "day", from: "text" } }),
];

const render = (answer: Answer, over: { showQuestion?: boolean; askedBy?: string; language?: string } = {}) =>
  renderAnswer(answer, {
    ref: REF,
    at: NOW,
    showQuestion: false,
    language: "en",
    documents: DOCUMENTS,
    ...over,
  });

test("an answer is a plain message with its sentences, a line per source, its writer and four buttons", () => {
  const { parts, shown } = render(ANSWER);
  const [body] = parts;
  expect(parts.length).toBe(1);
  expect(body === undefined ? [] : markdownOf(body).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
    "The Vigo vote was 14 to 3. [1] It was a Monday. [2]",
    [
      "-# [1] The harbour\\_vote · Faro · <t:1746468000:D>",
      "-# [2] Title of wire\\.txt · 5 May 2025",
      "-# Written by the model, matched to its sources",
    ].join("\n"),
  ]);
  expect(body === undefined ? [] : componentsOf(body).map(({ type }) => type)).not.toContain(17);
  expect(body === undefined ? [] : buttonIds(body)).toEqual([
    customId("sources", REF, 1),
    customId("followup", REF),
    customId("up", REF),
    customId("down", REF),
  ]);
  expect(shown).toMatchObject({ title: "Who *voted*?", writer: "model" });
  expectResolvable(parts, shown);
});

test("the question and its asker are shown on request, without a ping", () => {
  const { parts } = render(ANSWER, { showQuestion: true, askedBy: "123456789012345678" });
  for (const part of parts) expectValidMessage(part, ["user"]);
  expect(markdownOf(parts[0] ?? { flags: 0, components: [], allowed_mentions: { parse: [] } })[0]).toBe(
    "-# <@123456789012345678> asked\n> Who \\*voted\\*?",
  );
});

test.each([
  ["not-in-documents", [], "The documents do not say."],
  ["closest", ANSWER.claims.slice(0, 1), "Closest:\n- The Vigo vote was 14 to 3."],
  ["unclear", ANSWER.claims, "Which do you mean?\n- The Vigo vote was 14 to 3."],
] as const)("the status %s is shown in words", (status, claims, words) => {
  const { parts } = render({ ...ANSWER, status, claims });
  expect(visibleTextIn(parts)).toContain(words);
  const ids = parts.flatMap(buttonIds);
  expect(ids.includes(customId("sources", REF, 1))).toBe(claims.length > 0);
});

test("says that the model failed and which documents are gone", () => {
  const { parts } = renderAnswer(
    { ...ANSWER, writer: "extractive" },
    { ref: REF, at: NOW, showQuestion: false, language: "de", documents: [] },
  );
  expect(visibleTextIn(parts)).toContain("[1] Vigo.txt · nicht mehr in der Bibliothek");
  expect(visibleTextIn(parts)).toContain("weil das Modell nicht antwortete");
});

test("for any answer, its messages are valid and resolvable", () => {
  const anyAnswer = fc.record({
    question: anyText,
    status: fc.constantFrom("answered", "not-in-documents", "unclear"),
    claims: fc.array(anyClaim, { maxLength: 4 }),
    documents: fc.constant([]),
    writer: fc.constantFrom("model", "extractive"),
  });
  fc.assert(
    fc.property(anyAnswer, fc.array(anyHeader, { maxLength: 3 }), (answer, documents) => {
      const askedBy = "123456789012345678";
      const { parts, shown } = renderAnswer(answer as Answer, {
        ref: REF,
        at: NOW,
        showQuestion: true,
        askedBy,
        language: "en",
        documents,
      });
      for (const part of parts) expectValidMessage(part, ["user"]);
      expectResolvable(parts, shown);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
