import { expect, test } from "vitest";
import type { Turn } from "../../../src/domain/conversation/answer.ts";
import { searchQueriesByRules } from "../../../src/newsroom/questions/follow-up.ts";

/** A turn answered with these sentences; without any, a refused one. */
function turn(searched: string, claims: readonly string[], question: string = searched): Turn {
  return {
    question,
    searched,
    answer: {
      question,
      status: claims.length === 0 ? "not-in-documents" : "answered",
      claims: claims.map((text) => ({ text, evidence: [] })),
      documents: [],
    },
  };
}

const ferry = turn("How many passengers were injured on the Nordlys ferry in Varsund?", [
  "The captain, Ingrid Solheim, said 14 passengers of the Nordlys were injured in Varsund.",
]);
const refused = turn("Who won the chess championship?", []);

test("leaves a first question unchanged", () => {
  expect(searchQueriesByRules("and how many were killed?", [])).toEqual(["and how many were killed?"]);
});

test.each(["and how many were killed?", "when was that?", "why?", "where did it happen?"])(
  "%s takes over the topic",
  (question) => {
    const [first] = searchQueriesByRules(question, [ferry]);
    expect(first.startsWith(question)).toBe(true);
    expect(first).toContain("Nordlys");
    expect(first).toContain("Varsund");
  },
);

test.each([
  "Who won the Gold Cup in Madrid?",
  "Which company bought the Halden shipyard?",
  "Has Marta Lind resigned from her office?",
])("leaves the self-contained question %j unchanged", (question) => {
  expect(searchQueriesByRules(question, [ferry])).toEqual([question]);
});

test("resolves a personal pronoun to the person named last", () => {
  const [first] = searchQueriesByRules("who is she?", [ferry]);
  expect(first).toContain("Ingrid Solheim");
});

test("searches a short question with a name first with the topic, then alone", () => {
  const [first, second] = searchQueriesByRules("What did Solheim say?", [ferry]);
  expect(first).toContain("Nordlys");
  expect(second).toBe("What did Solheim say?");
});

test("replaces the name of the previous question", () => {
  const [first] = searchQueriesByRules("and in Oster?", [
    turn("How many people were injured in Varsund?", ["14 were."]),
  ]);
  expect(first).toContain("Oster");
  expect(first).toContain("How many");
  expect(first).not.toContain("Varsund");
});

test("skips refused turns", () => {
  const [first] = searchQueriesByRules("and how many were killed?", [ferry, refused]);
  expect(first).toContain("Nordlys");
  expect(first).not.toContain("chess");
});

test("keeps the topic across a question about a person", () => {
  const who = turn("who is she? Ingrid Solheim", ["Ingrid Solheim is the captain."], "who is she?");
  expect(searchQueriesByRules("and how many were killed?", [ferry, who])[0]).toContain("Nordlys");
});

test("leaves a question without words unchanged", () => {
  expect(searchQueriesByRules("🎉", [ferry])).toEqual(["🎉"]);
});
