import type { Clock } from "../../../src/domain/core/time.ts";
import type { Machine } from "./machine.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** One run of a process, from its start to its crash. Nothing it waits for comes back to it after that. */
export interface Program {
  readonly owner: string;
  isAlive(): boolean;
  crash(): void;
  /** Nothing comes back to it for that long; the world goes on. */
  freeze(ms: number): void;
  /** Has `answer` reach the program that many milliseconds from now, if it lives then; later while it is frozen. */
  deliver(ms: number, deliver: () => void): void;
  readonly clock: Clock;
}

/** `onCrash` is told once. */
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
