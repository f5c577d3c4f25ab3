import { describe, expect, test } from "vitest";
import { ALL_ROUTINES, tableProblems } from "../../bench/lib/growth/all-routines.ts";

test("every exported function of text and verify is in the growth table, or said to be no text routine", async () => {
  expect(await tableProblems()).toEqual([]);
});

/** A row of numbers in quadratic time takes minutes; the slowest of these takes a fifth of a second. */
const MAX_CPU_MS = 3_000;
const LENGTH = 12_000;
const HOSTILE = [
  "Northside 38 26 6 6 88 43, ",
  "1 ",
  '“a" ',
  "Aa May 1 ",
  "the toll of 5 rose to 6 ",
  ". ",
  "not said, ",
  "a",
];
const ROUTINES = [
  "text/figures/figures.ts figures",
  "text/names/people.ts people",
  "text/queries/parse-question.ts parseQuestion",
  "text/sentences/quotations.ts quotations",
  "text/passages/passage-terms.ts passageTerms",
  "verify/verify.ts verify",
];

describe.each(ROUTINES)("%s", (name) => {
  const routine = ALL_ROUTINES[name];
  test.each(HOSTILE)("is quick on a text full of %j", (unit) => {
    expect(routine).toBeTypeOf("function");
    if (typeof routine !== "function") return;
    const text = unit.repeat(Math.ceil(LENGTH / unit.length));
    const before = process.threadCpuUsage();
    routine(text);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(MAX_CPU_MS);
  });
});
