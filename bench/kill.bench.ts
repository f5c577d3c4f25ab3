import { isOnce, type KillRun, killRun } from "../tests/discord/kill/kill-run.ts";
import type { Bench, Figure } from "./report.ts";

const RUNS = Number(process.env.BENCH_KILLS ?? 200);
/** Enough of the baseline to see what it does. */
const BASELINE_RUNS = Math.ceil(RUNS / 5);

export const bench: Bench = {
  name: `Kill: ${RUNS} editions of two messages over REST, their processes killed by SIGKILL at drawn moments`,
  needs: null,
  run: async () => {
    const careless = await measure(BASELINE_RUNS, "careless");
    const ours = await measure(RUNS, "as built");
    const none = (name: string, counts: (run: KillRun) => boolean): Figure => {
      const value = ours.filter(counts).length;
      const baseline = `${share(careless, counts)} without nonce and search`;
      return { name, value, baseline, target: "0", met: value === 0 };
    };
    const told = (name: string, value: number | string): Figure => ({
      name,
      value,
      baseline: null,
      target: null,
      met: null,
    });
    return [
      none("editions with a message that stands there twice", ({ standing }) => standing.some((n) => n > 1)),
      none("called delivered, and not whole", ({ state, standing }) =>
        state === "delivered" ? standing.includes(0) : state !== "uncertain",
      ),
      none("called uncertain, and whole", ({ state, standing }) =>
        state === "uncertain" ? !standing.includes(0) : false,
      ),
      told(
        "editions delivered",
        share(ours, ({ state }) => state === "delivered"),
      ),
      told(
        "editions uncertain",
        share(ours, ({ state }) => state === "uncertain"),
      ),
      told(
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
    if (care === "as built" && !isOnce(run)) console.log(`  seed ${seed}`, run);
    measured.push(run);
  }
  return measured;
}

function share(runs: readonly KillRun[], counts: (run: KillRun) => boolean): string {
  return `${((100 * runs.filter(counts).length) / runs.length).toFixed(1)}%`;
}
