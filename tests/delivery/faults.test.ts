import { describe, expect, test } from "vitest";
import { MUTANTS } from "./simulation/mutants.ts";
import { simulate } from "./simulation/simulate.ts";

/** `npm run bench -- delivery` runs ten thousand. */
const SEEDS = 300;
/** A mutant must be detected within this many runs. */
const MUTANT_SEEDS = 200;

describe("deliveries under fault injection", () => {
  test("nothing is posted twice, lost silently, out of order or without the lease, and uncertain sends are recorded as uncertain", async () => {
    const states = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const run = await simulate(seed);
      if (run.violations.length > 0) {
        const { history, violations } = await simulate(seed, { withHistory: true });
        expect.fail(`seed ${seed}:\n${JSON.stringify(violations, null, 1)}\n${history.join("\n")}`);
      }
      for (const state of run.states) states.set(state, (states.get(state) ?? 0) + 1);
    }
    // The simulation is only meaningful if its runs reach every final state.
    expect([...states.keys()].sort()).toEqual([
      "delivered",
      "failed",
      "missed",
      "silent",
      "uncertain",
      "withdrawn",
    ]);
    expect(states.get("delivered")).toBeGreaterThan(SEEDS);
  }, 60_000);

  test("the same seed gives the same run", async () => {
    const [first, second] = [
      await simulate(7, { withHistory: true }),
      await simulate(7, { withHistory: true }),
    ];
    expect(first.history.length).toBeGreaterThan(50);
    expect(second).toEqual(first);
  });
});

describe("the simulation detects an outbox that", () => {
  test.each(MUTANTS)("$name", async ({ expectedViolation, makeOutbox }) => {
    for (let seed = 1; seed <= MUTANT_SEEDS; seed += 1) {
      const { violations } = await simulate(seed, { makeOutbox });
      if (violations.some(({ kind }) => kind === expectedViolation)) return;
    }
    expect.fail(`not detected in ${MUTANT_SEEDS} runs`);
  });
});
