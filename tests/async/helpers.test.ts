import { describe, expect, test, vi } from "vitest";
import { createBackground } from "../../src/async/background.ts";
import { createBoundedMap } from "../../src/async/bounded-map.ts";
import { createDedupe } from "../../src/async/dedupe.ts";
import { createInFlight } from "../../src/async/in-flight.ts";
import { memoByObject } from "../../src/async/memo-by-object.ts";
import { once } from "../../src/async/once.ts";
import { sleep } from "../../src/async/sleep.ts";
import { takeTurn } from "../../src/async/take-turn.ts";
import { createTtlCache } from "../../src/async/ttl-cache.ts";
import { withTimeout } from "../../src/async/with-timeout.ts";

const HOUR_MS = 3_600_000;

describe("a bounded map", () => {
  test("drops the oldest entry, and setting a key again makes it the newest", () => {
    const map = createBoundedMap<string, number>(2);
    map.set("a", 1).set("b", 2).set("a", 3).set("c", 4);
    expect([...map]).toEqual([
      ["a", 3],
      ["c", 4],
    ]);
  });

  test("dedupe remembers the newest ids only", () => {
    const { firstTime } = createDedupe(2);
    expect(["a", "b", "a", "c", "d", "a"].map(firstTime)).toEqual([true, true, false, true, true, true]);
  });
});

test("a memo by object makes each object's value once", () => {
  const make = vi.fn(({ size }: { size: number }) => size);
  const memo = memoByObject(make);
  const [one, other] = [{ size: 1 }, { size: 1 }];
  expect([memo(one), memo(one), memo(other)]).toEqual([1, 1, 1]);
  expect(make).toHaveBeenCalledTimes(2);
});

test("jobs that take turns at once share the event loop step by step", async () => {
  let loops = 0;
  let done = false;
  const countLoops = (): void => {
    loops += 1;
    if (!done) setImmediate(countLoops);
  };
  setImmediate(countLoops);
  const steps: number[] = [];
  const job = async (): Promise<void> => {
    for (let step = 0; step < 3; step += 1) {
      await takeTurn();
      steps.push(loops);
    }
  };
  await Promise.all([job(), job(), job()]);
  done = true;
  expect(steps).toHaveLength(9);
  expect(new Set(steps).size).toBe(9);
});

describe("sleep", () => {
  test("ends as soon as the signal aborts, and at once if it has aborted before", async () => {
    const stop = new AbortController();
    const sleeping = sleep(HOUR_MS, stop.signal);
    stop.abort();
    await sleeping;
    await sleep(HOUR_MS, stop.signal);
  });
});

describe("a timeout", () => {
  test("gives the value in time, the substitute when late, and rethrows errors", async () => {
    expect(await withTimeout(Promise.resolve(1), HOUR_MS, null)).toBe(1);
    expect(await withTimeout(new Promise(() => undefined), 1, "late")).toBe("late");
    await expect(withTimeout(Promise.reject(new Error("no")), HOUR_MS, null)).rejects.toThrow("no");
  });
});

test("once computes its value at the first call only, even if it is null", () => {
  let calls = 0;
  const value = once(() => {
    calls += 1;
    return null;
  });
  expect([calls, value(), value(), calls]).toEqual([0, null, null, 1]);
});

test("a cached value is computed again after its time to live, after a failure, and after eviction", async () => {
  let now = 0;
  let made = 0;
  const cache = createTtlCache<number>(1, 1_000, () => now);
  const make = async () => {
    made += 1;
    if (made === 1) throw new Error("not yet");
    return made;
  };
  await expect(cache.get("a", make)).rejects.toThrow("not yet");
  expect(await cache.get("a", make)).toBe(2);
  now = 999;
  expect(await cache.get("a", make)).toBe(2);
  now = 1_000;
  expect(await cache.get("a", make)).toBe(3);
  await cache.get("b", make);
  expect(await cache.get("a", make)).toBe(5);
});

describe("background work", () => {
  test("runs once per key at a time, and reports errors until it is stopped", async () => {
    const stop = new AbortController();
    const errors: string[] = [];
    const background = createBackground({
      stop: stop.signal,
      onError: (key, error) => errors.push(`${key}: ${error instanceof Error ? error.message : ""}`),
    });
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const work = () => {
      runs += 1;
      return gate.promise;
    };
    background.start("a", work);
    background.start("a", work);
    expect([runs, background.busy("a"), background.busy("b")]).toEqual([1, true, false]);
    background.start("b", () => Promise.reject(new Error("broken")));
    await background.idle(1);
    expect(background.busy("a")).toBe(true);
    gate.resolve();
    await background.idle();
    expect([background.busy("a"), errors]).toEqual([false, ["b: broken"]]);
    stop.abort();
    background.start("c", () => Promise.reject(new Error("late")));
    await background.idle();
    expect(errors).toHaveLength(1);
  });

  test("closing waits for the work, but at most five seconds", async () => {
    vi.useFakeTimers();
    try {
      const background = createBackground({ stop: new AbortController().signal, onError: () => undefined });
      background.start("stuck", () => new Promise(() => undefined));
      let closed = false;
      const closing = background.close().then(() => {
        closed = true;
      });
      await vi.advanceTimersByTimeAsync(4_999);
      expect(closed).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await closing;
      expect(closed).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("work in flight is limited, and its first error is kept until finish() is awaited", async () => {
  const inFlight = createInFlight(2);
  let running = 0;
  let mostRunning = 0;
  const work = async () => {
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  for (let n = 0; n < 5; n += 1) await inFlight.add(work);
  expect(inFlight.hasFailed()).toBe(false);
  await inFlight.add(() => Promise.reject(new Error("first")));
  await inFlight.add(() => Promise.reject(new Error("second")));
  // Time for an unhandled rejection to be noticed, which fails the test run.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(inFlight.hasFailed()).toBe(true);
  await expect(inFlight.finish()).rejects.toThrow("first");
  expect(mostRunning).toBe(2);
});
