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

const ROUNDS = 5;
/** Each size is twice the one before. */
const SIZES = 4;
/** The longest text must take this long to be measured; below, the timer and the compiler say more than the work. */
const MIN_MS = 30;
/** Texts do not get longer than this: a routine that is quick with them is quick. */
const MAX_LENGTH = 1 << 17;
/** Calls that take longer are not repeated. */
const MAX_MS = 1_000;

/**
 * The growth of a routine on a kind of text: the best of several rounds at four sizes. Null when even the longest text takes too
 * little time to be measured. Steep growth is measured again: what a busy machine or the garbage collector adds differs each time.
 */
export function measureGrowth(routine: Routine, { make }: HostileText): Growth | null {
  const longest = lengthFor(routine, make);
  if (longest === null) return null;
  let growth = growthAt(routine, make, longest);
  for (let retry = 0; retry < RETRIES && growth.exponent > MAX_EXPONENT; retry += 1) {
    const again = growthAt(routine, make, longest);
    if (again.exponent < growth.exponent) growth = again;
  }
  return growth;
}

const RETRIES = 3;

/** The length from which on a call takes MIN_MS. */
function lengthFor(routine: Routine, make: TextMaker): number | null {
  for (let longest = 2_048; longest <= MAX_LENGTH; longest *= 2) {
    if (timeOf(routine, make(longest)) >= MIN_MS && bestTime(routine, make(longest)) >= MIN_MS)
      return longest;
  }
  return null;
}

function growthAt(routine: Routine, make: TextMaker, longest: number): Growth {
  const sizes = Array.from({ length: SIZES }, (_, i) => longest / 2 ** (SIZES - 1 - i));
  const times = sizes.map((size) => bestTime(routine, make(size)));
  return { exponent: slope(sizes.map(Math.log), times.map(Math.log)), longest, ms: times.at(-1) ?? 0 };
}

/** The quick test before the measurement: whether a routine may grow faster than linearly, from one call each at a few sizes. */
export function maySlowDown(routine: Routine, { make }: HostileText): boolean {
  let before = Number.POSITIVE_INFINITY;
  for (const length of QUICK_SIZES) {
    const ms = timeOf(routine, make(length));
    if (ms > MIN_SUSPICIOUS_MS && ms > before * 4 ** MAX_EXPONENT) return true;
    before = Math.max(ms, TIMER_MS);
  }
  return false;
}

/** Each four times the one before. */
const QUICK_SIZES = [1_000, 4_000, 16_000];
/** Shorter calls say nothing about growth; quadratic work on 16,000 characters takes longer. */
const MIN_SUSPICIOUS_MS = 4;
const TIMER_MS = 0.1;

function bestTime(routine: Routine, text: string): number {
  collectGarbage();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && (round === 0 || best < MAX_MS); round += 1) {
    best = Math.min(best, timeOf(routine, text));
  }
  return best;
}

/**
 * Milliseconds of this thread's processor time, which other processes do not add to. The text is one that no round has seen: caches
 * of earlier texts would hide the work.
 */
function timeOf(routine: Routine, text: string): number {
  calls += 1;
  const fresh = `${text} ${calls}`;
  const before = process.threadCpuUsage();
  routine(fresh);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
let calls = 0;

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
