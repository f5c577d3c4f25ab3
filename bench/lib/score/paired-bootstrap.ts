import { createRandom } from "../generate/random.ts";

/** Mean of paired differences with its 95% confidence interval. */
export interface PairedGain {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2000;

/** Paired bootstrap over items: percentile interval, fixed seed so that runs are repeatable. */
export function pairedGain(ours: readonly number[], theirs: readonly number[]): PairedGain {
  const gains = ours.map((value, i) => value - (theirs[i] ?? 0));
  const random = createRandom(20_150_401);
  const means = Array.from({ length: RESAMPLES }, () =>
    average(gains.map(() => gains[Math.floor(random() * gains.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return {
    mean: average(gains),
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.floor(RESAMPLES * 0.975)] ?? 0,
  };
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
