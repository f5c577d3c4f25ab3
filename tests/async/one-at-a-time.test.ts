import { expect, test } from "vitest";
import { createOneAtATime } from "../../src/async/one-at-a-time.ts";

/** Work whose runs are collected, and end when the test ends them. */
function controllableWork() {
  const waiting: PromiseWithResolvers<number>[] = [];
  return {
    waiting,
    work: () => {
      const run = Promise.withResolvers<number>();
      waiting.push(run);
      return run.promise;
    },
    end: (run: number) => waiting[run]?.resolve(run),
  };
}

test("requests during a run share one more run after it", async () => {
  const { waiting, work, end } = controllableWork();
  const runs = createOneAtATime<number>();
  const first = runs.run("a", work);
  const during = [runs.run("a", work), runs.run("a", work), runs.run("a", work)];
  expect(waiting).toHaveLength(1);
  end(0);
  expect(await first).toBe(0);
  expect(runs.busy("a")).toBe(true);
  const later = runs.run("a", work);
  await Promise.resolve();
  expect(waiting).toHaveLength(2);
  end(1);
  expect(await Promise.all(during)).toEqual([1, 1, 1]);
  end(2);
  await later;
  expect(waiting.length).toBeLessThanOrEqual(3);
  expect(runs.busy("a")).toBe(false);
  const newRun = runs.run("a", work);
  end(waiting.length - 1);
  await newRun;
});

test("keys do not wait for each other, and a failed run is followed by the next", async () => {
  const { waiting, work, end } = controllableWork();
  const runs = createOneAtATime<number>();
  const failing = runs.run("a", work);
  const after = runs.run("a", work);
  const other = runs.run("b", work);
  end(1);
  expect(await other).toBe(1);
  waiting[0]?.reject(new Error("no"));
  await expect(failing).rejects.toThrow("no");
  end(2);
  expect(await after).toBe(2);
  expect(runs.busy("a")).toBe(false);
});
