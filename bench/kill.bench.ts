import { isPostedOnce, type KillRun, killRun } from "../tests/discord/kill/kill-run.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const RUNS = Number(process.env.BENCH_KILLS ?? 200);
/** Fewer runs are enough to measure the baseline. */
const BASELINE_RUNS = Math.ceil(RUNS / 5);

export const bench: Bench = {
  name: `Kill: ${RUNS} editions of two messages over REST, processes killed with SIGKILL at random moments`,
  needs: null,
  run: async () => {
    const careless = await measure(BASELINE_RUNS, "careless");
    const ours = await measure(RUNS, "as built");
    const expectZero = (name: string, predicate: (run: KillRun) => boolean): Measurement => {
      const value = ours.filter(predicate).length;
      const baseline = `${share(careless, predicate)} without nonce and search`;
      return { name, value, baseline, target: "0", met: value === 0 };
    };
    const info = (name: string, value: number | string): Measurement => ({
      name,
      value,
      baseline: null,
      target: null,
      met: null,
    });
    return [
      expectZero("editions with a message posted twice", ({ postedCounts }) =>
        postedCounts.some((n) => n > 1),
      ),
      expectZero("marked delivered but incomplete", ({ state, postedCounts }) =>
        state === "delivered" ? postedCounts.includes(0) : state !== "uncertain",
      ),
      expectZero("marked uncertain but complete", ({ state, postedCounts }) =>
        state === "uncertain" ? !postedCounts.includes(0) : false,
      ),
      info(
        "editions delivered",
        share(ours, ({ state }) => state === "delivered"),
      ),
      info(
        "editions uncertain",
        share(ours, ({ state }) => state === "uncertain"),
      ),
      info(
        "processes killed",
        ours.reduce((sum, { kills }) => sum + kills, 0),
      ),
    ];
  },
};

async function measure(runs: number, care: "as built" | "careless"): Promise<readonly KillRun[]> {
  const measured: KillRun[] = [];
  for (let seed = 1; seed <= runs; seed += 1) {
    const run = await killRun(seed, care);
    if (care === "as built" && !isPostedOnce(run)) console.log(`  seed ${seed}`, run);
    measured.push(run);
  }
  return measured;
}

function share(runs: readonly KillRun[], predicate: (run: KillRun) => boolean): string {
  return `${((100 * runs.filter(predicate).length) / runs.length).toFixed(1)}%`;
}
