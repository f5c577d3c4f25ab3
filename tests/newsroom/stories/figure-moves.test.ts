import { expect, test } from "vitest";
import { figureMoves } from "../../../src/newsroom/stories/figure-moves.ts";
import { documentOf, published } from "./documents.ts";

type DatedReport = readonly [at: string, ...sentences: string[]];

function movesOf(...reports: readonly DatedReport[]) {
  return figureMoves(
    reports.map(([at, ...sentences], i) =>
      documentOf(`${i + 1}.txt`, sentences, { published: published(at) }),
    ),
  );
}

test("lower-cases the words before a figure at the start of a sentence", () => {
  const [move] = movesOf(
    ["2024-03-04", "At least 22 people were killed in the forest fire near Talo."],
    ["2024-03-05", "More than 30 people were killed in the forest fire near Talo."],
  );
  expect(move?.points.map(({ text }) => text)).toEqual(["at least 22", "more than 30"]);
});

const FIRE = "The forest fire near Talo killed at least 22 people, officials said.";

test("follows a toll through the documents, in their own words", () => {
  const moves = movesOf(
    ["2024-03-04", FIRE],
    ["2024-03-05", "The forest fire near Talo has killed 31 people."],
    ["2024-03-06", "The death toll of the forest fire near Talo rose to more than 40."],
  );
  expect(moves).toEqual([
    {
      label: "people dead",
      points: [
        {
          at: "2024-03-04T00:00:00.000Z",
          precision: "day",
          value: 22,
          text: "at least 22",
          document: "1.txt",
        },
        { at: "2024-03-05T00:00:00.000Z", precision: "day", value: 31, text: "31", document: "2.txt" },
        {
          at: "2024-03-06T00:00:00.000Z",
          precision: "day",
          value: 40,
          text: "more than 40",
          document: "3.txt",
        },
      ],
    },
  ]);
});

test("recognises a price by the words around it", () => {
  const [move, ...others] = movesOf(
    ["2024-03-04", "On Monday the national average for a gallon of gas stood at $4.01, the club said."],
    ["2024-03-09", "The national average for a gallon of gas is now $4.25, the club said."],
  );
  expect(others).toEqual([]);
  expect(move?.label).toBe("The national average for a gallon of gas is now …");
  expect(move?.points.map(({ text, value }) => [text, value])).toEqual([
    ["$4.01", 4.01],
    ["$4.25", 4.25],
  ]);
});

test("an unchanged value has one point, and the latest mention its own", () => {
  const again = (count: number) => FIRE.replace("at least 22", String(count));
  const [move] = movesOf(
    ["2024-03-04", again(22)],
    ["2024-03-05", again(22)],
    ["2024-03-06", again(31)],
    ["2024-03-07", again(31)],
    ["2024-03-08", again(31)],
  );
  expect(move?.points.map(({ document }) => document)).toEqual(["1.txt", "3.txt", "5.txt"]);
});

test.each<[what: string, ...reports: DatedReport[]]>([
  ["the same figure", ["2024-03-04", FIRE], ["2024-03-05", FIRE]],
  [
    "compatible figures",
    ["2024-03-04", FIRE.replace("at least 22", "more than 20")],
    ["2024-03-05", FIRE.replace("at least 22", "22")],
  ],
  [
    "the dead and the injured",
    ["2024-03-04", FIRE],
    ["2024-03-05", "The forest fire near Talo injured 31 people."],
  ],
  [
    "another group",
    ["2024-03-04", "The rocket on the camp near Talo killed three soldiers."],
    ["2024-03-05", "The rocket on the camp near Talo killed nine civilians."],
  ],
  [
    "another place",
    ["2024-03-04", "The forest fire killed 22 people in Talo, officials said."],
    ["2024-03-05", "The forest fire killed 31 people in Vesk, officials said."],
  ],
  [
    "another day's event",
    ["2024-03-04", "The shelling of the harbour town killed five people on Sunday."],
    ["2024-03-05", "The shelling of the harbour town killed nine people on Monday."],
  ],
  [
    "another event further down",
    ["2024-03-04", "A bus left the road near Talo.", "A.", "B.", "C.", "The bus crash killed six people."],
    [
      "2024-03-05",
      "A train hit a car near Vesk.",
      "A.",
      "B.",
      "C.",
      "A bus crash years back killed nine people.",
    ],
  ],
  [
    "another currency",
    ["2024-03-04", "The national average for a gallon of gas is now $4.01."],
    ["2024-03-05", "The national average for a gallon of gas is now €4.25."],
  ],
  [
    "only one word in common",
    ["2024-03-04", "Quarterly profit at the carmaker rose to $4.01 million."],
    ["2024-03-05", "Quarterly revenue at the carmaker rose to $4.25 million."],
  ],
  ["a toll that fell", ["2024-03-04", FIRE], ["2024-03-05", FIRE.replace("at least 22", "14")]],
  [
    "contradictory latest documents",
    ["2024-03-04", FIRE],
    ["2024-03-05T08:00:00Z", FIRE.replace("at least 22", "31")],
    ["2024-03-05T09:00:00Z", FIRE.replace("at least 22", "44")],
  ],
  [
    "documents from the same hours",
    ["2024-03-04T08:00:00Z", FIRE],
    ["2024-03-04T10:00:00Z", FIRE.replace("at least 22", "31")],
  ],
])("nothing moved: %s", (_, ...reports) => {
  expect(movesOf(...reports)).toEqual([]);
});

test("has no point where documents of the same time contradict each other", () => {
  const [move] = movesOf(
    ["2024-03-04", FIRE],
    ["2024-03-05T08:00:00Z", FIRE.replace("at least 22", "31")],
    ["2024-03-05T09:00:00Z", FIRE.replace("at least 22", "44")],
    ["2024-03-07", FIRE.replace("at least 22", "52")],
  );
  expect(move?.points.map(({ value }) => value)).toEqual([22, 52]);
});

test("reports no move if the latest documents contradict each other", () => {
  const moves = movesOf(
    ["2024-03-04", FIRE],
    ["2024-03-05", FIRE.replace("at least 22", "31")],
    ["2024-03-07T08:00:00Z", FIRE.replace("at least 22", "44")],
    ["2024-03-07T09:00:00Z", FIRE.replace("at least 22", "52")],
  );
  expect(moves).toEqual([]);
});

const VESK = "The forest fire near the river killed 25 people in Vesk, officials said.";
const IN_TALO = "The forest fire near the river killed 22 people in Talo, officials said.";

test.each<[what: string, report: DatedReport]>([
  ["of another place", ["2024-03-05", VESK]],
  ["of another day", ["2024-03-05", VESK.replace("in Vesk", "in Talo on Tuesday")]],
])("ignores a figure %s between two points", (_, between) => {
  const [move, ...others] = movesOf(
    ["2024-03-04", IN_TALO.replace("in Talo", "in Talo on Monday")],
    between,
    ["2024-03-06", IN_TALO.replace("22", "31").replace("in Talo", "in Talo on Monday")],
  );
  expect(others).toEqual([]);
  expect(move?.points.map(({ value }) => value)).toEqual([22, 31]);
});

test("ignores a price in another currency between two points", () => {
  const price = (amount: string) =>
    `The national average for a gallon of gas is now ${amount}, the club said.`;
  const [move] = movesOf(
    ["2024-03-04", price("$4.01")],
    ["2024-03-05", price("€4.10")],
    ["2024-03-06", price("$4.25")],
  );
  expect(move?.points.map(({ text }) => text)).toEqual(["$4.01", "$4.25"]);
});

test("ignores an undated document between two points", () => {
  const publishedOn = (day: string) => ({ published: published(day) });
  const [move] = figureMoves([
    documentOf("1.txt", [FIRE], publishedOn("2024-03-04")),
    documentOf("2.txt", [FIRE.replace("at least 22", "27")]),
    documentOf("3.txt", [FIRE.replace("at least 22", "31")], publishedOn("2024-03-06")),
  ]);
  expect(move?.points.map(({ value }) => value)).toEqual([22, 31]);
});

test("reports no move for undated documents", () => {
  const documents = [FIRE, FIRE.replace("at least 22", "35")].map((sentence, i) =>
    documentOf(`${i}.txt`, [sentence]),
  );
  expect(figureMoves(documents)).toEqual([]);
});

test("does not count an age", () => {
  const moves = movesOf(
    ["2024-03-04", "Children under the age of 5 died of the fever in Talo, officials said."],
    ["2024-03-05", "More than 200 died of the fever in Talo, officials said."],
  );
  expect(moves).toEqual([]);
});
