import { expect, test } from "vitest";
import { stoppableClock } from "../../src/async/stoppable-clock.ts";
import { systemClock, systemTimeMs } from "../../src/async/system-clock.ts";

const HOUR_MS = 3_600_000;

test("the system clock gives wall time as an instant and monotonic time in milliseconds", () => {
  const [before, monotonicBefore] = [systemTimeMs(), systemClock.monotonicMs()];
  const now = systemClock.now();
  expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
  expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(monotonicBefore);
});

test("once stopped, a sleep with a signal ends and one without rejects with the reason", async () => {
  const stop = new AbortController();
  const clock = stoppableClock(systemClock, stop.signal);
  const withSignal = clock.sleep(HOUR_MS, new AbortController().signal);
  const without = clock.sleep(HOUR_MS);
  stop.abort(new Error("shutting down"));
  await withSignal;
  await expect(without).rejects.toThrow("shutting down");
});

test("a sleep's own signal ends it without stopping the clock", async () => {
  const own = new AbortController();
  const clock = stoppableClock(systemClock, new AbortController().signal);
  const sleeping = clock.sleep(HOUR_MS, own.signal);
  own.abort();
  await sleeping;
  await clock.sleep(0);
});
