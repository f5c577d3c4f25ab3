import { expect, test } from "vitest";
import { maxStemScore, stemIdf, stemScore } from "../../../src/text/passages/bm25.ts";

const STATISTICS = { passages: 100, meanLength: 50 };

test("a rare stem has a higher idf than a frequent one, and no idf is negative", () => {
  expect(stemIdf(1, 100)).toBeCloseTo(Math.log(1 + 99.5 / 1.5), 10);
  expect(stemIdf(1, 100)).toBeGreaterThan(stemIdf(10, 100));
  expect(stemIdf(100, 100)).toBeGreaterThan(0);
  expect(stemIdf(120, 100)).toBeGreaterThan(0);
});

test("in a passage of mean length, a stem that occurs once scores its idf", () => {
  // tf (k1 + 1) / (tf + k1 (1 - b + b)) is 1 for tf = 1.
  expect(stemScore(3, 1, 50, STATISTICS)).toBeCloseTo(3, 10);
  // tf = 2 at twice the mean length: 2 * 1.9 / (2 + 0.9 * (0.6 + 0.8)).
  expect(stemScore(1, 2, 100, STATISTICS)).toBeCloseTo(3.8 / 3.26, 10);
});

test("more occurrences score higher, but never reach the maximum", () => {
  const scores = [1, 2, 5, 50, 5_000].map((times) => stemScore(2, times, 10, STATISTICS));
  expect(scores).toEqual([...scores].sort((a, b) => a - b));
  expect(Math.max(...scores)).toBeLessThan(maxStemScore(2));
});
