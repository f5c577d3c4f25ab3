import { systemClock } from "../../async/system-clock.ts";

/**
 * On a busy machine a process waits for a processor: only what it used counts, up to so many times the limit, which ends a process
 * that waits for something else.
 */
const MAX_WAITING = 5;

export interface TimeLimit {
  /** Counts from now on. */
  restart(): void;
  stop(): void;
}

/**
 * Calls `onExceeded` when a process has used `limitMs` of processor time, or MAX_WAITING times as much time has passed.
 * `processorMs`: what it has used so far, in milliseconds; null where that is not known: then the time that passes counts.
 */
export function createTimeLimit(
  limitMs: number,
  processorMs: () => number | null,
  onExceeded: () => void,
): TimeLimit {
  let timer: NodeJS.Timeout | undefined;
  let startMs = 0;
  let usedBefore: number | null = null;

  function check(): void {
    const used = processorMs();
    const passedMs = systemClock.monotonicMs() - startMs;
    const usedMs = used === null || usedBefore === null ? passedMs : used - usedBefore;
    const leftMs = Math.min(limitMs - usedMs, limitMs * MAX_WAITING - passedMs);
    if (leftMs <= 0) onExceeded();
    else timer = setTimeout(check, Math.ceil(leftMs));
  }

  return {
    restart() {
      clearTimeout(timer);
      startMs = systemClock.monotonicMs();
      usedBefore = processorMs();
      timer = setTimeout(check, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
