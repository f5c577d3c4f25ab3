import { expect, test } from "vitest";
import { createCachedCheck } from "../../../src/ops/health/cached-check.ts";

test("serves a fresh result from the cache, then runs the check again", async () => {
  let ms = 0;
  let calls = 0;
  const check = createCachedCheck({
    monotonicMs: () => ms,
    async check() {
      calls += 1;
      return calls === 1 ? null : "ENOENT";
    },
  });
  expect(await check()).toEqual({ status: "ok", ageSeconds: 0 });
  ms = 900;
  expect(await check()).toEqual({ status: "ok", ageSeconds: 0.9 });
  ms = 1_100;
  expect(await check()).toEqual({ status: "failed", ageSeconds: 0, detail: "ENOENT" });
  expect(calls).toBe(2);
});

test("a hanging check does not block callers, runs only once, and fails after ten seconds", async () => {
  let ms = 0;
  let calls = 0;
  const hanging = Promise.withResolvers<null>();
  const check = createCachedCheck({
    monotonicMs: () => ms,
    check() {
      calls += 1;
      return calls === 1 ? Promise.resolve(null) : hanging.promise;
    },
  });
  await check();
  ms = 2_000;
  const started = performance.now();
  expect(await check()).toEqual({ status: "ok", ageSeconds: 2 });
  expect(performance.now() - started).toBeLessThan(2_000);
  ms = 12_500;
  expect(await check()).toEqual({ status: "failed", ageSeconds: 12.5, detail: "no answer since" });
  expect(calls).toBe(2);
  hanging.resolve(null);
  await hanging.promise;
  ms = 13_000;
  expect(await check()).toMatchObject({ status: "ok" });
});

test("a check that never finished has no age", async () => {
  const check = createCachedCheck({ monotonicMs: () => 0, check: () => new Promise(() => undefined) });
  expect(await check()).toEqual({ status: "failed", ageSeconds: null, detail: "no answer yet" });
});
