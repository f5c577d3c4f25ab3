import type { BreakerState } from "../domain/operations/health-signals.ts";

/** A circuit breaker: allows calls while the server works, and one probe at a time while it does not. */
export interface Breaker {
  /** Whether a call may be made now. A "probe" must be followed by `succeeded`, `failed` or `released`. */
  admit(): "call" | "probe" | "refuse";
  succeeded(): void;
  failed(): void;
  /** The call ended without information about the server. */
  released(): void;
  state(): BreakerState;
}

export interface BreakerSettings {
  /** Consecutive failures that open the breaker. */
  readonly threshold: number;
  /** Milliseconds until the first probe; doubled after each failed probe, up to `maxCoolDownMs`. */
  readonly coolDownMs: number;
  readonly maxCoolDownMs: number;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

export function createBreaker({
  threshold,
  coolDownMs,
  maxCoolDownMs,
  monotonicMs,
}: BreakerSettings): Breaker {
  let failures = 0;
  let coolDown = coolDownMs;
  let openUntil: number | null = null;
  let probing = false;
  return {
    admit() {
      if (openUntil === null) return "call";
      if (probing || monotonicMs() < openUntil) return "refuse";
      probing = true;
      return "probe";
    },
    succeeded() {
      failures = 0;
      coolDown = coolDownMs;
      openUntil = null;
      probing = false;
    },
    failed() {
      failures += 1;
      if (probing) coolDown = Math.min(coolDown * 2, maxCoolDownMs);
      if (probing || failures >= threshold) openUntil = monotonicMs() + coolDown;
      probing = false;
    },
    released() {
      probing = false;
    },
    state() {
      if (openUntil === null) return "closed";
      return probing || monotonicMs() >= openUntil ? "half-open" : "open";
    },
  };
}
