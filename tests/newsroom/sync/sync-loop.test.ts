import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Fault } from "../../../src/domain/core/fault.ts";
import type { FolderChangeListener } from "../../../src/domain/intake/folder-watcher.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import type { IntakeReport } from "../../../src/newsroom/intake/intake-report.ts";
import { runSyncLoop } from "../../../src/newsroom/sync/sync-loop.ts";

const NOTHING: IntakeReport = { read: 0, unreadable: 0, gone: 0 };

/** Runs the loop with a clock and change hints that the test controls. */
function startLoop(sync: () => Promise<IntakeReport> = async () => NOTHING) {
  const ended = new AbortController();
  const sleeps: { ms: number; wake: () => void }[] = [];
  const reported: unknown[] = [];
  let listener: FolderChangeListener = { onChange: () => undefined, onUnwatchable: () => undefined };
  const counts = { scans: 0, closed: 0 };
  const done = runSyncLoop({
    root: "/news",
    watch: {
      watch(_root, on) {
        listener = on;
        return {
          close() {
            counts.closed += 1;
          },
        };
      },
    },
    sync() {
      counts.scans += 1;
      return sync();
    },
    clock: {
      sleep: (ms, signal) =>
        new Promise<void>((wake) => {
          if (signal?.aborted === true) wake();
          else sleeps.push({ ms, wake });
          signal?.addEventListener("abort", () => wake());
        }),
    },
    scanEveryMs: 30_000,
    debounceMs: 1_000,
    settlingRescanMs: 2_000,
    failed: (error) => reported.push(error instanceof Fault ? error.code : error),
    synced: () => reported.push("synced"),
    unwatchable: (reason) => reported.push(reason),
    signal: ended.signal,
  });
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  };
  return {
    counts,
    reported,
    hint: async () => {
      listener.onChange();
      await turns();
    },
    /** Ends the current sleep and returns its length. */
    async passSleep(): Promise<number | undefined> {
      await turns();
      const last = sleeps.at(-1);
      last?.wake();
      await turns();
      return last?.ms;
    },
    async end() {
      ended.abort();
      await done;
    },
    turns,
  };
}

test("scans at once, and again after the interval without hints", async () => {
  const { counts, passSleep, end } = startLoop();
  expect(await passSleep()).toBe(30_000);
  expect(counts.scans).toBe(2);
  expect(await passSleep()).toBe(30_000);
  expect(counts.scans).toBe(3);
  await end();
  expect(counts.closed).toBe(1);
});

test("scans once hints stop, and after six waits if they never stop", async () => {
  const { counts, hint, passSleep, turns, end } = startLoop();
  await turns();
  await hint();
  expect(counts.scans).toBe(1);
  await hint();
  expect(await passSleep()).toBe(1_000);
  expect(counts.scans, "another hint came during the wait").toBe(1);
  expect(await passSleep()).toBe(1_000);
  expect(counts.scans).toBe(2);
  await hint();
  for (let wait = 0; wait < 6; wait += 1) {
    expect(counts.scans).toBe(2);
    await hint();
    await passSleep();
  }
  expect(counts.scans).toBe(3);
  await end();
});

test("does not lose a hint that arrives during a scan", async () => {
  const waiting: (() => void)[] = [];
  const { counts, hint, passSleep, turns, end } = startLoop(
    () => new Promise((resolve) => waiting.push(() => resolve(NOTHING))),
  );
  await turns();
  await hint();
  waiting.pop()?.();
  expect(await passSleep()).toBe(1_000);
  expect(counts.scans).toBe(2);
  waiting.pop()?.();
  await end();
});

test("rescans soon if files are still being written", async () => {
  const { passSleep, end } = startLoop(async () => ({ ...NOTHING, settling: 1 }));
  expect(await passSleep()).toBe(2_000);
  await end();
});

test("retries a missing folder and reports the sync once it is back", async () => {
  let gone = true;
  const { counts, reported, passSleep, end } = startLoop(async () => {
    if (gone) throw new Fault("folder-missing", detail("The documents folder is not there."));
    return NOTHING;
  });
  expect(await passSleep()).toBe(30_000);
  gone = false;
  await passSleep();
  expect(reported).toEqual(["folder-missing", "folder-missing", "synced"]);
  expect(counts.scans).toBe(3);
  await end();
});
