import { describe, expect, test } from "vitest";
import { ALL_ROUTINES, tableProblems } from "../../bench/lib/growth/all-routines.ts";

test("every exported function of text and verify is in the growth table, or said to be no text routine", async () => {
  expect(await tableProblems()).toEqual([]);
});

/** A row of numbers in quadratic time takes minutes; the slowest of these takes a fifth of a second. */
const MAX_CPU_MS = 3_000;
const LENGTH = 12_000;
/** A search from each of so many digits to the end takes ten seconds. */
const LONG = 80_000;
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
    expect(cpuMs(() => routine(text))).toBeLessThan(MAX_CPU_MS);
  });
});

test.each([
  ["text/numbers/numbers.ts numbers", "1", "1,000"],
  ["text/numbers/numbers.ts numbers", "000,", "0000"],
  ["text/prose/boilerplate.ts isSiteSentence", "1", "x!"],
])("%s is quick on a long row of %j before %j", (name, unit, end) => {
  const routine = ALL_ROUTINES[name];
  if (typeof routine !== "function") throw new Error("not in the table");
  expect(cpuMs(() => routine(unit.repeat(LONG / unit.length) + end))).toBeLessThan(MAX_CPU_MS);
});

function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
