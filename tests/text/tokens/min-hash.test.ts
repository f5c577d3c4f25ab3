import { expect, test } from "vitest";
import { hash32, MIN_HASH_BINS, minHash, minHashSimilarity } from "../../../src/text/tokens/min-hash.ts";
import { stems } from "../../../src/text/tokens/tokens.ts";

const words = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => hash32(`word ${first + i}`));

test("a copy with a changed word is nearly 1, an unrelated text 0", () => {
  const original = words(0, 400);
  const copy = original.with(200, hash32("changed"));
  expect(minHashSimilarity(minHash(original), minHash(copy))).toBeGreaterThan(0.8);
  expect(minHashSimilarity(minHash(original), minHash(words(1000, 400)))).toBe(0);
});

test("the estimate is close to the share of common shingles", () => {
  const pairs = Array.from({ length: 60 }, (_, i) => [
    minHash(words(i * 997, 300)),
    minHash(words(i * 997 + 100, 300)),
  ]);
  const estimates = pairs.map(([a, b]) => minHashSimilarity(a ?? new Uint32Array(), b ?? new Uint32Array()));
  const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length;
  expect(mean).toBeGreaterThan(0.4);
  expect(mean).toBeLessThan(0.6);
});

test("texts too short for a shingle match nothing", () => {
  const short = minHash(stems("Rain fell").map(hash32));
  expect(short).toHaveLength(MIN_HASH_BINS);
  expect(minHashSimilarity(short, short)).toBe(0);
});
