// Virtual time for tests with a real store, whose calls take real time.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock, HostTime } from "../../../src/domain/core/clock.ts";
import { MINUTE_MS } from "../../../src/domain/core/time.ts";

export interface VirtualTime {
  readonly clock: Clock;
  /** The same time for a store. */
  hostTime(): HostTime;
  /** Wraps an object so that virtual time does not pass while one of its calls is pending. */
  counting<T extends object>(target: T): T;
  /** Passes time until `until`, from one sleeper or tick to the next. `tick` is called every `everyMs`, by default a minute. */
  pass(until: string, tick: () => Promise<void>, everyMs?: number): Promise<void>;
  /** Jumps to a time without any tick in between, like a machine that was asleep. */
  jump(to: string): void;
}

/**
 * After this many turns of the event loop without a pending call, the code under test only waits for virtual time. Composing
 * takes turns of its own, without calls.
 */
const QUIET_TURNS = 30;

export function createVirtualTime(start: string): VirtualTime {
  let nowMs = Date.parse(start);
  let pendingCalls = 0;
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];

  const clock: Clock = {
    now: () => new Date(nowMs).toISOString(),
    monotonicMs: () => nowMs,
    sleep(ms, signal) {
      if (signal?.aborted === true || ms <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        sleepers.push({ atMs: nowMs + ms, wake: resolve });
        signal?.addEventListener("abort", () => resolve());
      });
    },
  };

  async function counted<T>(work: Promise<T>): Promise<T> {
    pendingCalls += 1;
    return work.finally(() => {
      pendingCalls -= 1;
    });
  }

  async function* countedPages(pages: AsyncIterable<unknown>): AsyncGenerator<unknown> {
    const iterator = pages[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await counted(iterator.next());
      if (done === true) return;
      yield value;
    }
  }

  async function untilIdle(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await nextTurn();
      if (pendingCalls > 0) turns = -1;
    }
  }

  function wake(): void {
    const due = sleepers.filter(({ atMs }) => atMs <= nowMs);
    sleepers = sleepers.filter(({ atMs }) => atMs > nowMs);
    for (const sleeper of due) sleeper.wake();
  }

  return {
    clock,
    hostTime: () => ({ host: "virtual", wallMs: nowMs, ticksMs: nowMs }),
    counting: (object) =>
      new Proxy(object, {
        get(target, name, receiver) {
          const value: unknown = Reflect.get(target, name, receiver);
          if (typeof value !== "function") return value;
          return (...args: unknown[]) => {
            const result: unknown = value.apply(target, args);
            if (result instanceof Promise) return counted(result);
            if (typeof result !== "object" || result === null || !(Symbol.asyncIterator in result))
              return result;
            return countedPages(result as AsyncIterable<unknown>);
          };
        },
      }),
    async pass(until, tick, everyMs = MINUTE_MS) {
      const untilMs = Date.parse(until);
      for (;;) {
        await tick();
        await untilIdle();
        const nextTick = nowMs + everyMs - (nowMs % everyMs);
        for (;;) {
          const next = Math.min(nextTick, untilMs, ...sleepers.map(({ atMs }) => atMs));
          nowMs = Math.max(nowMs, next);
          wake();
          await untilIdle();
          if (nowMs >= nextTick || nowMs >= untilMs) break;
        }
        if (nowMs >= untilMs) return;
      }
    },
    jump(to) {
      nowMs = Date.parse(to);
      wake();
    },
  };
}
