import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { HostileText, TextMaker } from "./hostile-texts.ts";

/** A function of a text, called as the program calls it. */
export type Routine = (text: string) => unknown;

/** How a routine's time grows with its input: the exponent of a power law, and the time for the longest text. */
export interface Growth {
  readonly exponent: number;
  readonly longest: number;
  readonly ms: number;
}

/** Exponents above this are not linear; n log n stays below. */
export const MAX_EXPONENT = 1.3;

/** Each size is twice the one before. */
const SIZES = 4;
/** The longest text must take this long to be measured; below, the timer and the compiler say more than the work. */
const MIN_MS = 30;
/** Texts do not get longer than this: a routine that is quick with them is quick. */
const MAX_LENGTH = 1 << 17;

/**
 * The growth of a routine on a kind of text, or null if it is plainly linear, or quick even with the longest text. One call at a few
 * sizes tells most routines: only what looks steep is repeated, and only while it looks steep. What the compiler, the garbage
 * collector or a busy machine add differs from call to call; the growth of the work itself stays.
 */
export function measureGrowth(routine: Routine, { make }: HostileText): Growth | null {
  if (!looksSteep(routine, make)) return null;
  const longest = lengthFor(routine, make);
  return longest === null ? null : growthAt(routine, make, longest);
}

/** Each four times the one before. */
const QUICK_SIZES = [1_000, 4_000, 16_000];
const QUICK_ROUNDS = 3;
/** Shorter calls say nothing about growth; quadratic work on 16,000 characters takes longer. */
const MIN_SUSPICIOUS_MS = 4;
const TIMER_MS = 0.1;

/** Whether the best times at one of the quick sizes and the one before grow faster than linearly. */
function looksSteep(routine: Routine, make: TextMaker): boolean {
  const best: number[] = [];
  for (const [at, size] of QUICK_SIZES.entries()) {
    best.push(timeOf(routine, make(size)));
    for (let round = 1; isSteep(best, at); round += 1) {
      if (round === QUICK_ROUNDS) return true;
      for (const i of [at - 1, at]) retime(routine, make(QUICK_SIZES[i] ?? 0), best, i);
    }
  }
  return false;
}

function isSteep(best: readonly number[], at: number): boolean {
  const ms = best[at] ?? 0;
  const before = Math.max(best[at - 1] ?? Number.POSITIVE_INFINITY, TIMER_MS);
  return ms > MIN_SUSPICIOUS_MS && ms > before * 4 ** MAX_EXPONENT;
}

/** The length from which on a call takes MIN_MS. */
function lengthFor(routine: Routine, make: TextMaker): number | null {
  for (let longest = 2_048; longest <= MAX_LENGTH; longest *= 2) {
    if (timeOf(routine, make(longest)) >= MIN_MS && timeOf(routine, make(longest)) >= MIN_MS) return longest;
  }
  return null;
}

/** Rounds after which a growth that is far above the limit, and one that is near it, counts. */
const MIN_ROUNDS = 4;
const MAX_ROUNDS = 24;
const FAR_ABOVE = MAX_EXPONENT + 0.4;

/** The exponent over the best times at all sizes, timed until it is not above the limit. */
function growthAt(routine: Routine, make: TextMaker, longest: number): Growth {
  const sizes = Array.from({ length: SIZES }, (_, i) => longest / 2 ** (SIZES - 1 - i));
  const best = sizes.map(() => Number.POSITIVE_INFINITY);
  let exponent = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    collectGarbage();
    for (const [i, size] of sizes.entries()) retime(routine, make(size), best, i);
    exponent = slope(sizes.map(Math.log), best.map(Math.log));
    if (exponent <= MAX_EXPONENT || (exponent > FAR_ABOVE && round + 1 >= MIN_ROUNDS)) break;
  }
  return { exponent, longest, ms: best.at(-1) ?? 0 };
}

function retime(routine: Routine, text: string, best: number[], at: number): void {
  best[at] = Math.min(best[at] ?? Number.POSITIVE_INFINITY, timeOf(routine, text));
}

/**
 * Milliseconds that a call takes. Of a call that other processes interrupted, the processor time of this thread counts, which some
 * systems measure in ticks. The text is one that no round has seen: caches of earlier texts would hide the work.
 */
function timeOf(routine: Routine, text: string): number {
  calls += 1;
  const fresh = `${text} ${calls}`;
  const cpuBefore = process.threadCpuUsage();
  const before = performance.now();
  routine(fresh);
  const elapsed = performance.now() - before;
  const { user, system } = process.threadCpuUsage(cpuBefore);
  return Math.min(elapsed, (user + system) / 1000 + CPU_TICK_MS);
}
let calls = 0;
const CPU_TICK_MS = 4;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The slope of the line through the points by least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const products = x.map((value, i) => (value - meanX) * ((y[i] ?? 0) - meanY));
  const squares = x.map((value) => (value - meanX) ** 2);
  return mean(products) / mean(squares);
}
