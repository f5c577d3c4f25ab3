import { expect, test } from "vitest";
import { rouge } from "../../bench/lib/score/rouge.ts";

test("ROUGE counts shared words, pairs and the longest common subsequence as F1", () => {
  const score = rouge(["the cat sat on the mat"], ["the cat lay on a mat"]);
  expect(score.one).toBeCloseTo(8 / 12);
  expect(score.two).toBeCloseTo(2 / 10);
  expect(score.l).toBeCloseTo(8 / 12);
});

test("words are stemmed, order matters only to ROUGE-L, and no overlap scores 0", () => {
  expect(rouge(["Voters rejected taxes"], ["voter reject tax"]).one).toBeCloseTo(1);
  const reversed = rouge(["red green blue"], ["blue green red"]);
  expect(reversed.one).toBe(1);
  expect(reversed.l).toBeCloseTo(1 / 3);
  expect(rouge(["alpha"], ["beta"])).toEqual({ one: 0, two: 0, l: 0 });
});

test("summary-level ROUGE-L joins the matches of several sentences, counting no word twice", () => {
  expect(rouge(["the dam broke", "hundreds fled"], ["the dam broke and hundreds fled"]).l).toBeCloseTo(
    10 / 11,
  );
  expect(rouge(["dam"], ["dam dam"]).l).toBeCloseTo(2 / 3);
});
