// A reporter for vitest: which files of a run took longest, below its summary.
import type { Reporter, TestModule } from "vitest/node";

const SHOWN = 10;

type Timed = Pick<TestModule, "relativeModuleId" | "diagnostic">;

/** What a reporter is told by vitest, at the end of a run and of its files. */
export function slowestFiles(write: (text: string) => unknown = (text) => process.stdout.write(text)) {
  return {
    onTestRunEnd(modules: readonly Timed[]): void {
      write(slowestText(modules));
    },
  } satisfies Reporter;
}

function slowestText(modules: readonly Timed[]): string {
  const timed = modules.map((module) => ({ file: module.relativeModuleId, ms: takenBy(module) }));
  const slowest = timed.toSorted((left, right) => right.ms - left.ms).slice(0, SHOWN);
  if (slowest.length === 0) return "";
  const lines = slowest.map(({ file, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${file}\n`);
  return `\nSlowest test files (imports, hooks and tests):\n${lines.join("")}`;
}

/** Milliseconds from the first import to the end of the last hook. */
function takenBy(module: Timed): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return setupDuration + collectDuration + duration;
}
