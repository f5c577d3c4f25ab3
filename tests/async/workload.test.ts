import { expect, test } from "vitest";
import { createWorkload } from "../../src/async/workload.ts";

test("drain waits for running work", async () => {
  const workload = createWorkload();
  const { promise, resolve } = Promise.withResolvers<void>();
  const notified: string[] = [];
  const run = workload.run(
    () => promise,
    async () => notified.push("interrupted"),
  );
  const drained = workload.drain(60_000);
  resolve();
  expect(await drained).toBe(0);
  await run;
  expect(notified).toEqual([]);
  expect(workload.running()).toBe(0);
});

test("drain notifies work that exceeds the timeout, even if another notification fails", async () => {
  const workload = createWorkload();
  const notified: string[] = [];
  const never = () => new Promise<void>(() => undefined);
  void workload.run(never, async () => {
    throw new Error("notification failed");
  });
  void workload.run(never, async () => notified.push("second"));
  expect(await workload.drain(5)).toBe(2);
  expect(notified).toEqual(["second"]);
});

test("an error of the work is rethrown, and the work is no longer counted", async () => {
  const workload = createWorkload();
  const failing = workload.run(
    () => Promise.reject(new Error("broken")),
    async () => undefined,
  );
  await expect(failing).rejects.toThrow("broken");
  expect(workload.running()).toBe(0);
});
