// A vitest reporter that prints the slowest test files below the summary.
import type { Reporter, TestModule } from "vitest/node";

const MAX_FILES = 10;

type Timed = Pick<TestModule, "relativeModuleId" | "diagnostic">;

/** The reporter; `write` prints its text at the end of a run. */
export function slowestFiles(write: (text: string) => unknown = (text) => process.stdout.write(text)) {
  return {
    onTestRunEnd(modules: readonly Timed[]): void {
      write(slowestText(modules));
    },
  } satisfies Reporter;
}

function slowestText(modules: readonly Timed[]): string {
  const timed = modules.map((module) => ({ file: module.relativeModuleId, ms: durationMs(module) }));
  const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, MAX_FILES);
  if (slowest.length === 0) return "";
  const lines = slowest.map(({ file, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${file}\n`);
  return `\nSlowest test files (imports, hooks and tests):\n${lines.join("")}`;
}

/** Milliseconds from the first import to the end of the last hook. */
function durationMs(module: Timed): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return setupDuration + collectDuration + duration;
}
