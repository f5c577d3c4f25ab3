// The moved clock in a child process, loaded as for the playground's bot.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { createMovableClock } from "../../playground/clock/movable-clock.ts";

const PROGRAM = join(import.meta.dirname, "clock-process.ts");
const DAY_MS = 86_400_000;
/** Date() has whole seconds, and the machine may be busy. */
const TOLERANCE_MS = 5_000;

interface ClockReport {
  readonly times: readonly number[];
  readonly unchanged: readonly unknown[];
}

test("the moved time reaches all threads of a running process, and an earlier time is ignored", async () => {
  await using open = new AsyncDisposableStack();
  const folder = open.adopt(await mkdtemp(join(tmpdir(), "dateline-clock-")), (path) =>
    rm(path, { recursive: true }),
  );
  const clock = createMovableClock(join(folder, "moved by"));
  const env = clock.environment({ PATH: process.env.PATH });
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  open.defer(() => void child.kill("SIGKILL"));
  const ask = async (): Promise<ClockReport> => {
    const answer = once(lines, "line");
    child.stdin.write("now\n");
    return JSON.parse(String((await answer)[0])) as ClockReport;
  };

  const maxDifference = async (expected: number) => {
    const { times } = await ask();
    return Math.max(...times.map((at) => Math.abs(at - expected)));
  };
  const { times, unchanged } = await ask();
  expect(times).toHaveLength(16);
  expect(unchanged).toEqual([5, 2, Date.UTC(2027, 2, 28), true, true, true]);
  expect(await maxDifference(Date.now())).toBeLessThan(TOLERANCE_MS);

  await clock.moveTo(Date.now() + 90 * DAY_MS);
  expect(await maxDifference(Date.now() + 90 * DAY_MS)).toBeLessThan(TOLERANCE_MS);
  expect(Math.abs(clock.offsetMs() - 90 * DAY_MS)).toBeLessThan(TOLERANCE_MS);
  await clock.moveTo(Date.now());
  expect(await maxDifference(clock.nowMs())).toBeLessThan(TOLERANCE_MS);
  expect(clock.offsetMs()).toBeGreaterThan(89 * DAY_MS);
  expect(createMovableClock(join(folder, "moved by")).offsetMs()).toBe(clock.offsetMs());
});
