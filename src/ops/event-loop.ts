import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopState } from "./health/probes.ts";

export interface LoopWatch extends LoopState {
  close(): void;
}

const EVERY_MS = 1_000;
/** The system samples this often, and counts its own wait as delay. */
const SAMPLE_MS = 20;
const NANOSECONDS_A_MS = 1e6;

/** Looks each second how long the event loop was held up at most. */
export function watchEventLoop(clock: () => number, onSecond: (longestMs: number) => void): LoopWatch {
  const samples = monitorEventLoopDelay({ resolution: SAMPLE_MS });
  samples.enable();
  let ranAt = clock();
  let longestMs = 0;
  const timer = setInterval(() => {
    ranAt = clock();
    longestMs = samples.count === 0 ? 0 : Math.max(0, samples.max / NANOSECONDS_A_MS - SAMPLE_MS);
    samples.reset();
    onSecond(longestMs);
  }, EVERY_MS).unref();
  return {
    stillMs: () => clock() - ranAt,
    delayMs: () => longestMs,
    close() {
      clearInterval(timer);
      samples.disable();
    },
  };
}
