import { expect, test } from "vitest";
import { createLook } from "../../src/ops/health/look.ts";

test("what was seen a moment ago is told again, then it is looked at anew", async () => {
  let ms = 0;
  let looks = 0;
  const look = createLook({
    clock: () => ms,
    async look() {
      looks += 1;
      return looks === 1 ? null : "ENOENT";
    },
  });
  expect(await look()).toEqual({ status: "ok", ageSeconds: 0 });
  ms = 900;
  expect(await look()).toEqual({ status: "ok", ageSeconds: 0.9 });
  ms = 1_100;
  expect(await look()).toEqual({ status: "failed", ageSeconds: 0, detail: "ENOENT" });
  expect(looks).toBe(2);
});

test("what hangs keeps nobody waiting, is not asked twice, and fails in the end", async () => {
  let ms = 0;
  let looks = 0;
  const held = Promise.withResolvers<null>();
  const look = createLook({
    clock: () => ms,
    look() {
      looks += 1;
      return looks === 1 ? Promise.resolve(null) : held.promise;
    },
  });
  await look();
  ms = 2_000;
  const started = performance.now();
  expect(await look()).toEqual({ status: "ok", ageSeconds: 2 });
  expect(performance.now() - started).toBeLessThan(2_000);
  ms = 12_500;
  expect(await look()).toEqual({ status: "failed", ageSeconds: 12.5, detail: "no answer since" });
  expect(looks).toBe(2);
  held.resolve(null);
  await held.promise;
  ms = 13_000;
  expect(await look()).toMatchObject({ status: "ok" });
});

test("one that never answered has not been seen", async () => {
  const look = createLook({ clock: () => 0, look: () => new Promise(() => undefined) });
  expect(await look()).toEqual({ status: "failed", ageSeconds: null, detail: "no answer yet" });
});
