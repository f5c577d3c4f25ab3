import { existsSync } from "node:fs";
import { join } from "node:path";

/** One measured figure beside its baseline, both from this run. */
export interface Measurement {
  readonly name: string;
  readonly value: number | string;
  /** What it is compared with, measured in the same run; null when there is nothing to compare with. */
  readonly baseline: string | null;
  /** What we mean to reach ("at least 88"); null when it is only reported. */
  readonly target: string | null;
  /** Whether the target is met; null when there is none. */
  readonly met: boolean | null;
}

/** One bench: `needs` names the folder under the data folder it can't do without. */
export interface Bench {
  readonly name: string;
  readonly needs: string | null;
  run(): Promise<readonly Measurement[]>;
}

const DATA = process.env.BENCH_DATA ?? "../shared/data";

/** Path inside the measuring data (BENCH_DATA, default ../shared/data); it may not exist. */
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
    if (baseline !== null) columns.push(`beside ${baseline}`);
    if (target !== null) columns.push(`target ${target}`);
    console.log(columns.join("   "));
  }
}
