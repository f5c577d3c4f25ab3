import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tickInOrder, tickUntilStopped } from "../../../src/schedule/running/tick-until-stopped.ts";

const now = () => new Date().toISOString();
const events = { emit: () => undefined };

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-06T07:00:01.000Z") }));
afterEach(() => void vi.useRealTimers());

function recorded(name: string, calls: string[]) {
  return {
    tick: async () => void calls.push(`${name} ticks`),
    close: async () => void calls.push(`${name} closes`),
  };
}

test("ticks all of the work until the signal aborts, then closes it", async () => {
  const calls: string[] = [];
  const stop = new AbortController();
  const done = tickUntilStopped([recorded("one", calls), recorded("two", calls)], stop.signal, {
    now,
    events,
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toEqual(["one ticks", "two ticks"]);
  stop.abort();
  await done;
  expect(calls).toEqual(["one ticks", "two ticks", "one closes", "two closes"]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toHaveLength(4);
});

test("does nothing when the signal has aborted before", async () => {
  const calls: string[] = [];
  await tickUntilStopped([recorded("one", calls)], AbortSignal.abort(), { now, events });
  expect(calls).toEqual([]);
});

test("in order, the second tick waits for the first; both are closed", async () => {
  const calls: string[] = [];
  const gate = Promise.withResolvers<void>();
  const slow = { ...recorded("slow", calls), tick: () => gate.promise };
  const work = tickInOrder([slow, recorded("next", calls)]);
  const ticking = work.tick();
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([]);
  gate.resolve();
  await ticking;
  await work.close();
  expect(calls).toEqual(["next ticks", "slow closes", "next closes"]);
});
