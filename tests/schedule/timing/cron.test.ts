import fc from "fast-check";
import { createTask, validate } from "node-cron";
import { expect, test, vi } from "vitest";
import { inEnglish } from "../../../src/domain/texts/reasons.ts";
import { parseCronInput } from "../../../src/schedule/input/parse-cron-input.ts";
import { parseCron } from "../../../src/schedule/timing/cron.ts";
import { latestSlot, nextSlots } from "../../../src/schedule/timing/slots.ts";

interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  readonly special?: fc.Arbitrary<string>;
}

const MONTHS = ["Jan", "feb", "MARCH", "apr", "may", "june", "Jul", "aug", "sep", "October", "nov", "dec"];
const DAYS = ["sun", "Mon", "TUESDAY", "wed", "thu", "friday", "Sat", "sunday"];
const monthDay = fc.oneof(
  fc.constantFrom("L", "l", "L-1", "l-7", "L-30", "1W", "31w", "15W"),
  fc.integer({ min: 1, max: 31 }).map((day) => `${day}W`),
);
const weekDay = fc
  .tuple(fc.nat(7), fc.integer({ min: 1, max: 5 }))
  .chain(([day, nth]) => fc.constantFrom(`${day}L`, `${day}l`, `${day}#${nth}`));

const FIELDS: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31, special: monthDay },
  { from: 1, to: 12, names: MONTHS },
  { from: 0, to: 7, names: DAYS, special: weekDay },
];

function entry({ from, to, names, special }: Field): fc.Arbitrary<string> {
  const number = fc.integer({ min: from, max: to }).chain((n) => {
    const name = names?.[n - from];
    return name === undefined ? fc.constant(String(n)) : fc.constantFrom(String(n), name);
  });
  const range = fc.tuple(number, number).map(([a, b]) => `${a}-${b}`);
  const step = fc.integer({ min: 1, max: to });
  const stepped = fc.tuple(fc.oneof(fc.constant("*"), range), step).map(([base, n]) => `${base}/${n}`);
  return fc.oneof(number, range, stepped, ...(special === undefined ? [] : [special]));
}

function field(one: Field): fc.Arbitrary<string> {
  const list = fc.array(entry(one), { minLength: 1, maxLength: 3 }).map((entries) => entries.join(","));
  return fc.oneof({ weight: 2, arbitrary: fc.constant("*") }, { weight: 3, arbitrary: list });
}

const expression = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(...FIELDS.slice(1).map(field)).map((fields) => fields.join(" ")) },
  { weight: 3, arbitrary: fc.tuple(...FIELDS.map(field)).map((fields) => fields.join("  ")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("@daily", "@Hourly", "@yearly", "@weekly", " @monthly ", "0 8 ? * ?"),
  },
);
const instant = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const CENTURY_MS = 36_525 * 864e5;

/** node-cron's next times in UTC; none if it gives up after a century. It uses the machine's clock, which is set for it alone. */
function nodeCronRuns(pattern: string, now: string, count: number): string[] {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  const task = createTask(pattern, () => undefined, { timezone: "UTC" });
  try {
    return task.getNextRuns(count).map((date) => date.toISOString());
  } catch (error) {
    if (error instanceof Error && error.message.includes("within reasonable time")) return [];
    throw error;
  } finally {
    void task.destroy();
    vi.useRealTimers();
  }
}

test("in UTC the slots of a cron expression are the same as node-cron's", () => {
  let compared = 0;
  fc.assert(
    fc.property(expression, instant, (pattern, now) => {
      fc.pre(validate(pattern) && pattern.length <= 120);
      const expected = nodeCronRuns(pattern, now, 3);
      const timing = { kind: "cron", expression: pattern, timeZone: "UTC" } as const;
      const ours = nextSlots(timing, now, 3).map(({ at }) => at);
      // Ours searches a century ahead in total. node-cron does so for each slot, and returns none if it can't find all three.
      const near = expected.filter((at) => Date.parse(at) - Date.parse(now) < CENTURY_MS);
      expect(ours.slice(0, expected.length === 0 ? 0 : 3)).toEqual(near);
      if (expected.length === 0) expect(ours.length).toBeLessThan(3);
      if (expected.length > 0) expect(latestSlot(timing, expected[2] ?? now)?.at).toBe(expected[2]);
      compared += expected.length;
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(3_000);
}, 60_000);

test("an expression is accepted exactly if node-cron accepts it", () => {
  const loose = fc.oneof(
    expression,
    fc.string({ unit: fc.constantFrom(..."0123456789*/-,LW#? @ajmonfrit"), maxLength: 24 }),
    fc
      .tuple(
        ...FIELDS.map(() =>
          fc.string({ unit: fc.constantFrom(..."0129*/-,LW#"), minLength: 1, maxLength: 4 }),
        ),
      )
      .map((fields) => fields.slice(1).join(" ")),
  );
  fc.assert(
    fc.property(loose, (pattern) => {
      fc.pre(pattern.length <= 120 && !/\d{4}/.test(pattern));
      expect(parseCron(pattern).ok).toBe(validate(pattern));
    }),
    { numRuns: 3_000 },
  );
});

const problem = (typed: string) => {
  const result = parseCronInput(typed);
  return result.ok ? `read as ${result.value}` : inEnglish(result.problem);
};

test("an invalid expression is rejected with the reason and an example", () => {
  expect(problem("0 25 * * *")).toContain('"25" can\'t be the hour');
  expect(problem("5/15 * * * *")).toContain('"5/15" can\'t be the minute');
  expect(problem("0 8 * * funday")).toContain("day of the week");
  expect(problem("at eight")).toContain("is not a cron expression");
  expect(problem("0 8 30 2 *")).toContain("does not exist");
  expect(problem("0 8 L-30 2 *")).toContain("No day matches");
  expect(problem("")).toContain("is not a cron expression");
  expect(problem(`0 8 * * ${"1,".repeat(80)}1`)).toContain("too long");
  for (const typed of ["0 25 * * *", "x", "0 8 30 2 *"]) expect(problem(typed)).toContain("30 7 * * 1-5");
});

test("a range that would exhaust memory is rejected before node-cron expands it", () => {
  const start = performance.now();
  expect(problem("0-4000000000 * * * *")).toContain("too long");
  expect(performance.now() - start).toBeLessThan(100);
});

test("intervals shorter than 15 minutes are rejected, also across midnight", () => {
  for (const often of ["* * * * *", "*/14 * * * *", "0,10 8 * * *", "*/30 * * * * *", "0-55/55 0,23 * * *"]) {
    expect(problem(often)).toContain("more often than every 15 minutes");
  }
  expect(problem("5,50 0,23 * * *")).toBe("read as 5,50 0,23 * * *");
  expect(problem("*/15 * * * *")).toBe("read as */15 * * * *");
  expect(problem("*/20 * * * *")).toBe("read as */20 * * * *");
  expect(problem("  30\t7  *  * mon-fri ")).toBe("read as 30 7 * * mon-fri");
});

test("the interval across midnight only counts on consecutive days", () => {
  // 23:50 and 00:00 are ten minutes apart on consecutive days, but almost a day apart if only on Mondays.
  expect(problem("0,50 0,23 * * 1")).toBe("read as 0,50 0,23 * * 1");
  expect(problem("0,50 0,23 * * 1,2")).toContain("more often");
});

test("both day fields must match: Friday the 13th is rare", () => {
  const timing = { kind: "cron", expression: "0 8 13 * 5", timeZone: "UTC" } as const;
  expect(nextSlots(timing, "2026-01-01T00:00:00.000Z", 4).map(({ localDate }) => localDate)).toEqual([
    "2026-02-13",
    "2026-03-13",
    "2026-11-13",
    "2027-08-13",
  ]);
});
