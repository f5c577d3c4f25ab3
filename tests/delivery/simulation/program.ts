import type { Clock } from "../../../src/domain/time.ts";
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
  answer(ms: number, answer: () => void): void;
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
  const reach = (answer: () => void): void => {
    if (!alive) return;
    if (time.now() < frozenUntil) time.after(frozenUntil - time.now(), () => reach(answer));
    else answer();
  };
  const answer = (ms: number, event: () => void) => time.after(ms, () => reach(event));
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
    answer,
    clock: {
      now: machine.now,
      ticks: machine.ticks,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve();
          signal?.addEventListener("abort", () => resolve(), { once: true });
          answer(ms, resolve);
        }),
    },
  };
}
