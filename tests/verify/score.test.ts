import fc from "fast-check";
import { expect, test } from "vitest";
import { verify } from "../../src/verify/verify.ts";

const SOURCE = [
  "A freight train carrying timber left the rails near the village of Osthofen early on Monday.",
  "The driver was taken to hospital with a broken arm, and the line stayed closed until the evening.",
].map((text) => ({ text, statedDate: null }));

function score(claim: string): number {
  return verify(claim, SOURCE).score;
}

test("the closer a claim follows its sentences, the higher its score", () => {
  const falling = [
    "A freight train carrying timber left the rails near the village of Osthofen early on Monday.",
    "A train carrying timber left the rails early on Monday near Osthofen.",
    "The driver of the train carrying timber near Osthofen stayed until the evening.",
    "The line was reopened after a crane lifted the derailed waggons near Osthofen.",
    "Ministers argued over a budget for schools.",
  ].map(score);
  expect(falling[0]).toBe(1);
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  expect(new Set(falling).size).toBe(falling.length);
});

test("any text gets a verdict with a score from 0 to 1", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.array(fc.string({ unit: "grapheme" })),
      (claim, sentences) => {
        const verdict = verify(
          claim,
          sentences.map((text) => ({ text, statedDate: null })),
        );
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test("an article cited as one sentence is checked like its sentences", () => {
  const paragraph = Array.from({ length: 6 }, () => SOURCE.map(({ text }) => text).join(" ")).join(" ");
  const claim = "The driver was taken to hospital with a broken arm.";
  expect(verify(claim, [{ text: paragraph, statedDate: null }])).toMatchObject({ status: "matched" });
  expect(
    verify("The driver, 34, was taken to hospital.", [{ text: paragraph, statedDate: null }]),
  ).toMatchObject({
    reason: "number",
  });
});
