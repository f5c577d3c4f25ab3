import { type MakeOutbox, productOutbox } from "../tests/delivery/simulation/host.ts";
import { simulate } from "../tests/delivery/simulation/simulate.ts";
import type { Violation } from "../tests/delivery/simulation/world.ts";
import { createNaiveOutbox } from "./lib/baselines/naive-outbox.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const SEEDS = 10_000;
/** Fewer runs are enough to measure the baseline. */
const BASELINE_SEEDS = 2_000;

export const bench: Bench = {
  name: `Delivery: ${SEEDS} seeded runs of two processes with crashes, lost answers, 429s, 5xx and clock jumps`,
  needs: null,
  run: async () => {
    const naive = await measure(BASELINE_SEEDS, createNaiveOutbox);
    const ours = await measure(SEEDS, productOutbox);
    const expectZero = (name: string, kinds: readonly Violation["kind"][]): Measurement => {
      const value = countViolations(ours, kinds);
      const baseline = `${share(countViolations(naive, kinds), naive)} post, then mark`;
      return { name, value, baseline, target: "0", met: value === 0 };
    };
    const info = (name: string, state: string): Measurement => ({
      name,
      value: share(ours.states.get(state) ?? 0, ours),
      baseline: `${share(naive.states.get(state) ?? 0, naive)} post, then mark`,
      target: null,
      met: null,
    });
    return [
      expectZero("parts posted twice", ["duplicate"]),
      expectZero("editions lost silently or recorded wrongly", ["loss", "record"]),
      expectZero("parts posted out of order or without the lease", ["order", "lease"]),
      expectZero("uncertain without need; defects", ["uncertain", "defect"]),
      info("editions delivered", "delivered"),
      info("editions uncertain", "uncertain"),
      info("editions missed", "missed"),
      info("editions failed", "failed"),
      {
        name: "runs per second",
        value: Math.round(SEEDS / ours.seconds),
        baseline: null,
        target: null,
        met: null,
      },
    ];
  },
};

interface Measured {
  readonly violations: readonly Violation[];
  readonly states: ReadonlyMap<string, number>;
  readonly editions: number;
  readonly seconds: number;
}

async function measure(seeds: number, makeOutbox: MakeOutbox): Promise<Measured> {
  const violations: Violation[] = [];
  const states = new Map<string, number>();
  const before = performance.now();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const run = await simulate(seed, { makeOutbox });
    violations.push(...run.violations);
    for (const state of run.states) states.set(state, (states.get(state) ?? 0) + 1);
    if (makeOutbox === productOutbox && run.violations.length > 0)
      console.log(`  seed ${seed}`, run.violations);
  }
  const editions = states.values().reduce((sum, count) => sum + count, 0);
  return { violations, states, editions, seconds: (performance.now() - before) / 1000 };
}

function countViolations({ violations }: Measured, kinds: readonly Violation["kind"][]): number {
  return violations.filter(({ kind }) => kinds.includes(kind)).length;
}

/** Percentage of all due editions. */
function share(count: number, { editions }: Measured): string {
  return `${((100 * count) / editions).toFixed(1)}%`;
}
