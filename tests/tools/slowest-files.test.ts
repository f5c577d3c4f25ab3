import { expect, test } from "vitest";
import { slowestFiles } from "../../tools/slowest-files.ts";

function file(relativeModuleId: string, collectDuration: number, duration: number) {
  const none = { environmentSetupDuration: 0, prepareDuration: 0, setupDuration: 0, heap: undefined };
  const worker = { concurrencyId: 1, workerId: 1 };
  const times = { ...none, ...worker, collectDuration, duration, importDurations: {} };
  return { relativeModuleId, diagnostic: () => times };
}

function printed(modules: readonly ReturnType<typeof file>[]): readonly string[] {
  let text = "";
  slowestFiles((more) => (text += more)).onTestRunEnd(modules);
  return text.split("\n");
}

test("lists the ten slowest files in seconds, slowest first, imports included", () => {
  const quick = Array.from({ length: 11 }, (_, n) => file(`tests/quick-${n}.test.ts`, 0, n));
  const lines = printed([
    ...quick,
    file("tests/run.test.ts", 0, 1_240),
    file("tests/import.test.ts", 12_000, 0),
  ]);
  const list = lines.slice(2, -1);
  expect(list.slice(0, 3)).toEqual([
    "   12.0 s  tests/import.test.ts",
    "    1.2 s  tests/run.test.ts",
    "    0.0 s  tests/quick-10.test.ts",
  ]);
  expect(list).toHaveLength(10);
});

test("a run without files prints nothing", () => {
  expect(printed([])).toEqual([""]);
});
