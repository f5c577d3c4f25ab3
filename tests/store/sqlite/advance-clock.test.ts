import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOCK_TOLERANCE_MS } from "../../../src/domain/core/clock.ts";
import { advanceClock, type StoreClock } from "../../../src/store/sqlite/engine/advance-clock.ts";

const HOUR = 3_600_000;

/** What happens to a machine, or that another one takes the store over. Each step is followed by a call of the store. */
type Step =
  | { readonly kind: "runs"; readonly ms: number; readonly clockSetBy: number }
  | { readonly kind: "sleeps"; readonly ms: number }
  | {
      readonly kind: "restarts";
      readonly ms: number;
      readonly clockSetBy: number;
      readonly uptimeMs: number;
    };

const milliseconds = fc.integer({ min: 0, max: 26 * HOUR });
const setBy = fc.oneof(fc.constant(0), fc.integer({ min: -26 * HOUR, max: 26 * HOUR }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("runs" as const), ms: milliseconds, clockSetBy: setBy }),
  fc.record({ kind: fc.constant("sleeps" as const), ms: milliseconds }),
  fc.record({
    kind: fc.constant("restarts" as const),
    ms: milliseconds,
    clockSetBy: setBy,
    uptimeMs: milliseconds,
  }),
);

/** The store's clock after each step, with the true time. */
function run(steps: readonly Step[]): { readonly trueMs: number; readonly clock: StoreClock }[] {
  let trueMs = 0;
  let machine = { host: "start 0", wallMs: 1_700_000_000_000, ticksMs: 5 * HOUR };
  let clock: StoreClock = { timeMs: 0, epoch: 0, host: "", wallMs: 0, ticksMs: 0 };
  const states = [];
  for (const [number, each] of [{ kind: "sleeps", ms: 0 } as const, ...steps].entries()) {
    trueMs += each.ms;
    const wallMs = machine.wallMs + each.ms + ("clockSetBy" in each ? each.clockSetBy : 0);
    if (each.kind === "runs") machine = { ...machine, wallMs, ticksMs: machine.ticksMs + each.ms };
    else if (each.kind === "sleeps") machine = { ...machine, wallMs };
    else machine = { host: `start ${number}`, wallMs, ticksMs: each.uptimeMs };
    clock = advanceClock(clock, machine);
    states.push({ trueMs, clock });
  }
  return states;
}

test("the store's time never goes back, and within an epoch no time is missing", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const states = run(steps);
      for (const [at, later] of states.entries())
        for (const earlier of states.slice(0, at)) {
          const passedMs = later.clock.timeMs - earlier.clock.timeMs;
          expect(passedMs).toBeGreaterThanOrEqual(0);
          if (later.clock.epoch === earlier.clock.epoch)
            expect(passedMs).toBeGreaterThanOrEqual(later.trueMs - earlier.trueMs);
        }
    }),
    { numRuns: 2_000 },
  );
});

test("on a machine whose clocks are left alone, the epoch stays and exactly the true time passes", () => {
  const pause = fc.array(milliseconds, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pause, (pauses) => {
      const [first, ...rest] = run(pauses.map((ms) => ({ kind: "runs", ms, clockSetBy: 0 })));
      const last = rest.at(-1);
      expect(last?.clock.epoch).toBe(first?.clock.epoch);
      expect((last?.clock.timeMs ?? 0) - (first?.clock.timeMs ?? 0)).toBe(last?.trueMs);
    }),
  );
});

test("a small correction back by time synchronisation begins no epoch, a larger one does", () => {
  const epochsAfter = (clockSetBy: number) => {
    const [first, second] = run([{ kind: "runs", ms: 0, clockSetBy }]);
    return (second?.clock.epoch ?? 0) - (first?.clock.epoch ?? 0);
  };
  expect(epochsAfter(-CLOCK_TOLERANCE_MS)).toBe(0);
  expect(epochsAfter(-CLOCK_TOLERANCE_MS - 1)).toBe(1);
});
