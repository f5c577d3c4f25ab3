import { monitorEventLoopDelay } from "node:perf_hooks";
import type { EventLoopState } from "./health-routes.ts";

export interface EventLoopMonitor extends EventLoopState {
  close(): void;
}

const INTERVAL_MS = 1_000;
/** Sampling interval; Node includes it in each measured delay. */
const SAMPLE_MS = 20;
const NANOSECONDS_PER_MS = 1e6;

/** Measures the longest event loop delay of each second. */
export function monitorEventLoop(
  monotonicMs: () => number,
  onSecond: (maxDelayMs: number) => void,
): EventLoopMonitor {
  const samples = monitorEventLoopDelay({ resolution: SAMPLE_MS });
  samples.enable();
  let lastTimerMs = monotonicMs();
  let maxDelayMs = 0;
  const timer = setInterval(() => {
    lastTimerMs = monotonicMs();
    maxDelayMs = samples.count === 0 ? 0 : Math.max(0, samples.max / NANOSECONDS_PER_MS - SAMPLE_MS);
    samples.reset();
    onSecond(maxDelayMs);
  }, INTERVAL_MS).unref();
  return {
    sinceTimerMs: () => monotonicMs() - lastTimerMs,
    delayMs: () => maxDelayMs,
    close() {
      clearInterval(timer);
      samples.disable();
    },
  };
}
