import { expect, test } from "vitest";
import { repeat } from "../../src/async/repeat.ts";
import { throttle } from "../../src/async/throttle.ts";

test("repeats the work after each pause, also after an error, until the signal aborts", async () => {
  const stop = new AbortController();
  const sleeps: number[] = [];
  const errors: unknown[] = [];
  const clock = { sleep: async (ms: number) => void sleeps.push(ms) };
  let runs = 0;
  await repeat(
    5_000,
    async () => {
      runs += 1;
      if (runs === 3) stop.abort();
      if (runs === 1) throw new Error("once");
    },
    { clock, signal: stop.signal, onError: (error) => errors.push(error) },
  );
  expect([runs, sleeps]).toEqual([3, [5_000, 5_000, 5_000]]);
  expect(errors).toMatchObject([{ message: "once" }]);
});

test("work that throws before it returns a promise is reported, too", async () => {
  const stop = new AbortController();
  const errors: unknown[] = [];
  const work = (): Promise<void> => {
    stop.abort();
    throw new Error("at once");
  };
  const onError = (error: unknown) => errors.push(error);
  await repeat(1, work, { clock: { sleep: async () => undefined }, signal: stop.signal, onError });
  expect(errors).toMatchObject([{ message: "at once" }]);
});

test("does not start the work once the signal has aborted", async () => {
  const clock = { sleep: async () => undefined };
  const work = () => Promise.reject(new Error("not to be called"));
  await repeat(1, work, {
    clock,
    signal: AbortSignal.abort(),
    onError: (error) => expect.fail(String(error)),
  });
});

test("throttled work is done again only after the interval, and at once after a failure", async () => {
  let now = 1_000;
  const done: string[] = [];
  const work = throttle(5_000, { monotonicMs: () => now }, async (name: string) => {
    if (name === "bad") throw new Error("failed");
    now += 100;
    done.push(name);
  });
  await expect(work("bad")).rejects.toThrow("failed");
  await work("first");
  now += 4_999;
  await work("too soon");
  now += 1;
  await work("second");
  expect(done).toEqual(["first", "second"]);
});
