import { existsSync } from "node:fs";
import { join } from "node:path";

/** A measured figure and its baseline from the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number | string;
  /** The comparison value, measured in the same run; null if there is none. */
  readonly baseline: string | null;
  /** The value to reach ("at least 88"); null for figures that are only reported. */
  readonly target: string | null;
  /** Whether the target is met; null without a target. */
  readonly met: boolean | null;
}

/** A bench; `needs` is the folder below BENCH_DATA that it requires, or null. */
export interface Bench {
  readonly name: string;
  readonly needs: string | null;
  run(): Promise<readonly Measurement[]>;
}

const DATA = process.env.BENCH_DATA ?? "../shared/data";

/** A path below the bench data folder (BENCH_DATA, default ../shared/data); it may not exist. */
export function dataPath(...segments: readonly string[]): string {
  return join(DATA, ...segments);
}

export function hasData(folder: string): boolean {
  return existsSync(dataPath(folder));
}

export function printMeasurements(measurements: readonly Measurement[]): void {
  for (const { name, value, baseline, target, met } of measurements) {
    const mark = met === null ? " " : met ? "ok" : "NO";
    const columns = [`  ${mark.padEnd(2)} ${name.padEnd(52)} ${String(value).padStart(10)}`];
    if (baseline !== null) columns.push(`baseline ${baseline}`);
    if (target !== null) columns.push(`target ${target}`);
    console.log(columns.join("   "));
  }
}

/** Totals of a run: benches that ran and were skipped, and missed targets of those that ran. */
export interface RunCounts {
  readonly ran: number;
  readonly skipped: number;
  readonly missedTargets: number;
}

/** The last line of a run. Only a run without skipped benches may say "All targets met." */
export function summaryLine({ ran, skipped, missedTargets }: RunCounts): string {
  const missed = count(missedTargets, "target");
  const skippedBenches = `${count(skipped, "bench", "benches")} skipped`;
  if (ran === 0) return skipped === 0 ? "No bench ran." : `${skippedBenches}; none ran.`;
  if (skipped === 0) return missedTargets === 0 ? "All targets met." : `${missed} missed.`;
  return missedTargets === 0
    ? `${skippedBenches}; the others met all their targets.`
    : `${skippedBenches}; the others missed ${missed}.`;
}

function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
