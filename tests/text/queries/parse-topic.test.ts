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

describe("a document matches a topic", () => {
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

describe("a document does not match a topic", () => {
  test.each([
    ["with a word it does not contain", "Chile Peru"],
    ["with a phrase whose words are apart or in another order", '"fires forest"'],
    ["with a phrase across a sentence boundary", '"people fires"'],
    ["that excludes one of its words", "chile -football"],
    ["that excludes one of its phrases", 'chile -"gabriel boric"'],
    ["that excludes with another minus sign", "chile −football"],
    ["with joined words that are not adjacent in it", "forest-chile"],
    ["with only a part of one of its words", "foo"],
  ])("%s", (_reason, typed) => {
    expect(parseTopic(typed)).not.toBeNull();
    expect(matches(typed)).toBe(false);
  });
});

test.each(["", "  ", "🎉", "-football", '""', "-", "the of", '"to be or not"'])(
  "%j contains no topic",
  (typed) => expect(parseTopic(typed)).toBeNull(),
);

test("content terms are the stems that a document must contain", () => {
  const topic = parseTopic('Chile "state of emergency" -football');
  expect(topic === null ? [] : contentTerms(topic)).toEqual([["chile"], ["state", "emerg"]]);
});

test("a very long topic is cut to 20 terms", () => {
  const topic = parseTopic("chile ".repeat(2_000));
  expect(topic?.included.length).toBe(20);
});

test.each([
  ["Chile fires", true],
  ['Chile "forest fires"', false],
  ["Chile -football", false],
])("stems alone decide a topic of single words: %s", (typed, expected) => {
  const topic = parseTopic(typed);
  expect(topic !== null && matchesByStemsAlone(topic)).toBe(expected);
});
