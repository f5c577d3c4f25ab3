import { expect, test } from "vitest";
import { percentile } from "../../bench/lib/score/percentile.ts";

test("values need no order, and no values give NaN", () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(percentile([], 0.5)).toBeNaN();
});
