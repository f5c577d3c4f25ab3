import { expect, test } from "vitest";
import { createWorkload } from "../../src/discord/interactions/workload.ts";

test("draining waits for what runs", async () => {
  const workload = createWorkload();
  const { promise, resolve } = Promise.withResolvers<void>();
  const told: string[] = [];
  const run = workload.run(
    () => promise,
    async () => told.push("interrupted"),
  );
  const drained = workload.drain(60_000);
  resolve();
  expect(await drained).toBe(0);
  await run;
  expect(told).toEqual([]);
  expect(workload.running()).toBe(0);
});

test("what does not end in time is told, and others' faults do not keep it from that", async () => {
  const workload = createWorkload();
  const told: string[] = [];
  const never = () => new Promise<void>(() => undefined);
  void workload.run(never, async () => {
    throw new Error("could not be told");
  });
  void workload.run(never, async () => told.push("second"));
  expect(await workload.drain(5)).toBe(2);
  expect(told).toEqual(["second"]);
});

test("work that fails passes its error on, and is no longer counted", async () => {
  const workload = createWorkload();
  const failing = workload.run(
    () => Promise.reject(new Error("broken")),
    async () => undefined,
  );
  await expect(failing).rejects.toThrow("broken");
  expect(workload.running()).toBe(0);
});
