import { describe, expect, test } from "vitest";
import {
  contentTerms,
  matchesByStemsAlone,
  matchesTopic,
  parseTopic,
} from "../../../src/text/queries/parse-topic.ts";

const fires = {
  sentences: [
    "Chile's forest fires kill 64 people",
    "Fires in the forests above Viña del Mar spread on Saturday.",
    "President Gabriel Boric declared a state of emergency.",
    "Football matches were called off; COVID-19 wards were cleared for the U.S. team.",
  ],
};
const matches = (typed: string): boolean => {
  const topic = parseTopic(typed);
  return topic !== null && matchesTopic(fires, topic);
};

describe("a document is on a topic", () => {
  test.each([
    "chile",
    "FIRE",
    "vina",
    "Boric Chile",
    "the fires of Chile",
    '"forest fire"',
    "“state of emergency”",
    "„forest fires“ «del mar»",
    "covid-19",
    "US",
    "chile -iraq",
    'fires -"forest of"',
    "chile – fires",
    '"forest fires',
  ])("%s", (typed) => expect(matches(typed)).toBe(true));
});

describe("a document is not on a topic", () => {
  test.each([
    ["a word of which it does not hold", "Chile Peru"],
    ["whose words stand apart, or the other way round", '"fires forest"'],
    ["whose phrase runs over the end of a sentence", '"people fires"'],
    ["that excludes a word of it", "chile -football"],
    ["that excludes a phrase of it", 'chile -"gabriel boric"'],
    ["that excludes with another minus", "chile −football"],
    ["that joins words that don't stand together in it", "forest-chile"],
    ["of which it has only a part of a word", "foo"],
  ])("%s", (_why, typed) => {
    expect(parseTopic(typed)).not.toBeNull();
    expect(matches(typed)).toBe(false);
  });
});

test.each(["", "  ", "🎉", "-football", '""', "-", "the of", '"to be or not"'])(
  "%j says nothing to look for",
  (typed) => expect(parseTopic(typed)).toBeNull(),
);

test("the telling stems are those that a document must hold", () => {
  const topic = parseTopic('Chile "state of emergency" -football');
  expect(topic === null ? [] : contentTerms(topic)).toEqual([["chile"], ["state", "emerg"]]);
});

test("a topic of ten thousand signs is cut", () => {
  const topic = parseTopic("chile ".repeat(2_000));
  expect(topic?.included.length).toBe(20);
});

test.each([
  ["Chile fires", true],
  ['Chile "forest fires"', false],
  ["Chile -football", false],
])("a topic of words alone is held by whoever holds the words: %s", (typed, held) => {
  const topic = parseTopic(typed);
  expect(topic !== null && matchesByStemsAlone(topic)).toBe(held);
});
