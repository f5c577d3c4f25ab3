import { expect, test } from "vitest";
import { message } from "../../../src/domain/texts/texts.ts";
import { findUpdate, withoutReplacedFigures } from "../../../src/newsroom/stories/updates.ts";
import { documentOf, published } from "./documents.ts";

type DatedReport = readonly [at: string, ...sentences: string[]];

function updateOf(...reports: readonly DatedReport[]) {
  return findUpdate(
    reports.map(([at, ...sentences], i) =>
      documentOf(`${i + 1}.txt`, sentences, { published: published(at) }),
    ),
  );
}

const FIRE = "The forest fire near Talo killed at least 22 people, officials said.";

test("a later figure for the same quantity is an update that shows both", () => {
  const { status, change } = updateOf(
    ["2024-03-04", FIRE],
    ["2024-03-05", "The forest fire near Talo has killed 31 people."],
  );
  expect(status).toBe("update");
  expect(change).toEqual([
    {
      text: "Earlier: “The forest fire near Talo killed at least 22 people”. Now: “The forest fire near Talo has killed 31 people”.",
      message: message("reason.claim.changed", {
        earlier: "The forest fire near Talo killed at least 22 people",
        now: "The forest fire near Talo has killed 31 people",
      }),
      evidence: [
        { document: "1.txt", sentences: [1], quote: "The forest fire near Talo killed at least 22 people" },
        { document: "2.txt", sentences: [1], quote: "The forest fire near Talo has killed 31 people" },
      ],
    },
  ]);
});

test("a total that has risen replaces the count of a group", () => {
  const { change } = updateOf(
    ["2024-03-04T08:00:00Z", "A rocket hit the camp.", "It wounded 34 soldiers."],
    [
      "2024-03-05T08:00:00Z",
      "The ministry named the unit.",
      "A. B.",
      "C. D.",
      "The number of wounded has risen to more than 40.",
    ],
  );
  expect(change.map(({ text }) => text)).toEqual([
    "Earlier: “It wounded 34 soldiers”. Now: “The number of wounded has risen to more than 40”.",
  ]);
});

test.each([
  ["the same figure", "The fire near Talo that officials saw killed at least 22 people."],
  [
    "a compatible round number",
    "More than 20 people were killed in the forest fire near Talo, officials said.",
  ],
])("%s a day later is no update", (_, sentence) => {
  expect(updateOf(["2024-03-04", FIRE], ["2024-03-05", sentence])).toEqual({ status: "new", change: [] });
});

test("another figure within hours is no update", () => {
  const sooner = updateOf(
    ["2024-03-04T08:00:00Z", FIRE],
    ["2024-03-04T10:00:00Z", FIRE.replace("at least 22", "29")],
  );
  expect(sooner.status).toBe("new");
  const later = updateOf(
    ["2024-03-04T08:00:00Z", FIRE],
    ["2024-03-04T15:00:00Z", FIRE.replace("at least 22", "29")],
  );
  expect(later.status).toBe("update");
});

test("a share or a price outside the lead is no update", () => {
  const report = (share: string) => [
    "A. B.",
    "C. D.",
    "E. F.",
    `Gas from Norland made up ${share} of all imports.`,
  ];
  const { change } = updateOf(["2024-03-04", ...report("7%")], ["2024-03-05", ...report("3%")]);
  expect(change).toEqual([]);
});

test("a bound that the earlier figure keeps is no update", () => {
  const { change } = updateOf(
    ["2024-03-04", "The forest fire near Talo killed 31 people."],
    ["2024-03-05", "More than 10 people were killed in the forest fire near Talo."],
  );
  expect(change).toEqual([]);
});

test("a claim that rests on a replaced figure alone is no longer valid", () => {
  const reports = [
    ["2024-03-04", "A ferry sank off Wexcombe and 12 people died.", "Thirty people are missing."],
    ["2024-03-05", "The toll of the ferry off Wexcombe rose to 21.", "Nineteen people are missing."],
  ].map(([at = "", ...sentences], i) => documentOf(`${i + 1}.txt`, sentences, { published: published(at) }));
  const claims = reports.flatMap(({ path, sentences }) =>
    sentences.map((text, i) => ({ text, evidence: [{ document: path, sentences: [i + 1], quote: text }] })),
  );
  expect(withoutReplacedFigures(claims, reports).map(({ text }) => text)).toEqual([
    "The toll of the ferry off Wexcombe rose to 21.",
    "Nineteen people are missing.",
  ]);
});

test("undated documents give no update", () => {
  const documents = [FIRE, FIRE.replace("22", "35")].map((sentence, i) => documentOf(`${i}.txt`, [sentence]));
  expect(findUpdate(documents).status).toBe("new");
});

test("a new lead in a later document is a development, quoted whole", () => {
  const lead = "Prosecutors in Talo charged a power company with negligence on Tuesday.";
  expect(updateOf(["2024-03-04", FIRE], ["2024-03-05", lead])).toEqual({
    status: "update",
    change: [{ text: lead, evidence: [{ document: "2.txt", sentences: [1], quote: lead }] }],
  });
});
