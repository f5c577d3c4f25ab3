import type { Clock } from "../../../src/domain/core/clock.ts";
import type { Machine } from "./machine.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** One run of a process, from its start to its crash. After the crash none of its awaited work completes. */
export interface Program {
  readonly owner: string;
  isAlive(): boolean;
  crash(): void;
  /** Suspends the program for `ms` milliseconds; the world goes on. */
  freeze(ms: number): void;
  /** Calls `deliver` after `ms` milliseconds, or once the program is no longer frozen; not at all after a crash. */
  deliver(ms: number, deliver: () => void): void;
  readonly clock: Clock;
}

/** `onCrash` is called once. */
export function startProgram(
  owner: string,
  { time, machine }: { readonly time: VirtualTime; readonly machine: Machine },
  onCrash: () => void,
): Program {
  let alive = true;
  let frozenUntil = 0;
  const whenThawed = (deliver: () => void): void => {
    if (!alive) return;
    if (time.now() < frozenUntil) time.after(frozenUntil - time.now(), () => whenThawed(deliver));
    else deliver();
  };
  const deliver = (ms: number, event: () => void) => time.after(ms, () => whenThawed(event));
  return {
    owner,
    isAlive: () => alive,
    crash() {
      if (!alive) return;
      alive = false;
      onCrash();
    },
    freeze(ms) {
      frozenUntil = time.now() + ms;
    },
    deliver,
    clock: {
      now: machine.now,
      monotonicMs: machine.monotonicMs,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve();
          signal?.addEventListener("abort", () => resolve(), { once: true });
          deliver(ms, resolve);
        }),
    },
  };
}
