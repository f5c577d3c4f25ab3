import { expect, test } from "vitest";
import type { Turn } from "../../../src/domain/conversation/answer.ts";
import { searchQueriesByRules } from "../../../src/newsroom/questions/follow-up.ts";

/** A turn that was answered with these sentences; with none it was refused. */
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

test("a first question is searched as it is", () => {
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
])("%s stands by itself", (question) => {
  expect(searchQueriesByRules(question, [ferry])).toEqual([question]);
});

test("a person's pronoun means the person named last", () => {
  const [first] = searchQueriesByRules("who is she?", [ferry]);
  expect(first).toContain("Ingrid Solheim");
});

test("a name with little to it is tried on the topic first, then alone", () => {
  const [first, second] = searchQueriesByRules("What did Solheim say?", [ferry]);
  expect(first).toContain("Nordlys");
  expect(second).toBe("What did Solheim say?");
});

test("another name takes the place of the old one", () => {
  const [first] = searchQueriesByRules("and in Oster?", [
    turn("How many people were injured in Varsund?", ["14 were."]),
  ]);
  expect(first).toContain("Oster");
  expect(first).toContain("How many");
  expect(first).not.toContain("Varsund");
});

test("a turn that showed nothing is passed over", () => {
  const [first] = searchQueriesByRules("and how many were killed?", [ferry, refused]);
  expect(first).toContain("Nordlys");
  expect(first).not.toContain("chess");
});

test("a question about a person keeps the topic for the next one", () => {
  const who = turn("who is she? Ingrid Solheim", ["Ingrid Solheim is the captain."], "who is she?");
  expect(searchQueriesByRules("and how many were killed?", [ferry, who])[0]).toContain("Nordlys");
});

test("a question without a word takes nothing over", () => {
  expect(searchQueriesByRules("🎉", [ferry])).toEqual(["🎉"]);
});
