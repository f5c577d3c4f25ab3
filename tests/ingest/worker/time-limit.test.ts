import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { processorMs } from "../../../src/ingest/worker/reading-process.ts";
import { createTimeLimit } from "../../../src/ingest/worker/time-limit.ts";

describe("a limit of 100 ms", () => {
  let used: number | null = 0;
  let exceeded = 0;
  const limit = createTimeLimit(
    100,
    () => used,
    () => {
      exceeded += 1;
    },
  );
  beforeEach(() => {
    vi.useFakeTimers();
    used = 0;
    exceeded = 0;
    limit.restart();
  });
  afterEach(() => {
    limit.stop();
    vi.useRealTimers();
  });

  test("does not count the time in which the process waited for a processor", () => {
    used = 40;
    vi.advanceTimersByTime(200);
    expect(exceeded).toBe(0);
    used = 100;
    vi.advanceTimersByTime(60);
    expect(exceeded).toBe(1);
  });

  test("ends a process that only waits", () => {
    vi.advanceTimersByTime(499);
    expect(exceeded).toBe(0);
    vi.advanceTimersByTime(1);
    expect(exceeded).toBe(1);
  });

  test("counts the time that passes where the processor time is not known", () => {
    used = null;
    limit.restart();
    vi.advanceTimersByTime(100);
    expect(exceeded).toBe(1);
  });

  test("counts from its last restart", () => {
    used = 90;
    vi.advanceTimersByTime(90);
    limit.restart();
    used = 180;
    vi.advanceTimersByTime(100);
    expect(exceeded).toBe(0);
    used = 190;
    vi.advanceTimersByTime(10);
    expect(exceeded).toBe(1);
  });
});

test.runIf(process.platform === "linux")("the processor time of a process is what it worked", async () => {
  const busy = spawn(process.execPath, ["-e", "for (;;);"]);
  const idle = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6); console.log()"]);
  onTestFinished(() => {
    busy.kill();
    idle.kill();
  });
  await once(idle.stdout, "data");
  const [busyBefore, idleBefore] = [processorMs(busy.pid ?? 0) ?? 0, processorMs(idle.pid ?? 0) ?? 0];
  await vi.waitFor(() => expect(processorMs(busy.pid ?? 0)).toBeGreaterThan(busyBefore + 500), {
    timeout: 30_000,
  });
  expect(processorMs(idle.pid ?? 0)).toBeLessThan(idleBefore + 400);
  busy.kill();
  await once(busy, "close");
  expect(processorMs(busy.pid ?? 0)).toBeNull();
});
