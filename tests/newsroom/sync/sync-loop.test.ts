import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Fault } from "../../../src/domain/core/fault.ts";
import type { FolderChangeListener } from "../../../src/domain/intake/document-source.ts";
import type { IntakeReport } from "../../../src/newsroom/intake/intake-report.ts";
import { runSyncLoop } from "../../../src/newsroom/sync/sync-loop.ts";

const NOTHING: IntakeReport = { read: 0, unreadable: 0, gone: 0 };

/** The loop with a clock that stands still until it is told to go on, and a folder of which hints are given by hand. */
function loop(sync: () => Promise<IntakeReport> = async () => NOTHING) {
  const ended = new AbortController();
  const sleeps: { ms: number; wake: () => void }[] = [];
  const reported: unknown[] = [];
  let listener: FolderChangeListener = { onChange: () => undefined, onUnwatchable: () => undefined };
  const seen = { scans: 0, closed: 0 };
  const done = runSyncLoop({
    root: "/news",
    watch: {
      watch(_root, on) {
        listener = on;
        return {
          close() {
            seen.closed += 1;
          },
        };
      },
    },
    sync() {
      seen.scans += 1;
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
    synced: () => reported.push("level"),
    unwatchable: (reason) => reported.push(reason),
    signal: ended.signal,
  });
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  };
  return {
    seen,
    said: reported,
    hint: async () => {
      listener.onChange();
      await turns();
    },
    /** How long it is asleep for, then lets that pass. */
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

test("the folder is looked at at once, and again after its time though nothing is told", async () => {
  const { seen, passSleep, end } = loop();
  expect(await passSleep()).toBe(30_000);
  expect(seen.scans).toBe(2);
  expect(await passSleep()).toBe(30_000);
  expect(seen.scans).toBe(3);
  await end();
  expect(seen.closed).toBe(1);
});

test("after a hint it is looked at once nothing more comes, and at last in a folder that never rests", async () => {
  const { seen, hint, passSleep, turns, end } = loop();
  await turns();
  await hint();
  expect(seen.scans).toBe(1);
  await hint();
  expect(await passSleep()).toBe(1_000);
  expect(seen.scans, "more came while it rested").toBe(1);
  expect(await passSleep()).toBe(1_000);
  expect(seen.scans).toBe(2);
  await hint();
  for (let rest = 0; rest < 6; rest += 1) {
    expect(seen.scans).toBe(2);
    await hint();
    await passSleep();
  }
  expect(seen.scans).toBe(3);
  await end();
});

test("a hint that comes while the folder is looked at is not lost", async () => {
  const waiting: (() => void)[] = [];
  const { seen, hint, passSleep, turns, end } = loop(
    () => new Promise((resolve) => waiting.push(() => resolve(NOTHING))),
  );
  await turns();
  await hint();
  waiting.pop()?.();
  expect(await passSleep()).toBe(1_000);
  expect(seen.scans).toBe(2);
  waiting.pop()?.();
  await end();
});

test("files that were held back are looked at soon", async () => {
  const { passSleep, end } = loop(async () => ({ ...NOTHING, settling: 1 }));
  expect(await passSleep()).toBe(2_000);
  await end();
});

test("a folder that is gone is looked for again, and said to be level when it is back", async () => {
  let gone = true;
  const {
    seen,
    said: reported,
    passSleep,
    end,
  } = loop(async () => {
    if (gone) throw new Fault("folder-missing", "The documents folder is not there.");
    return NOTHING;
  });
  expect(await passSleep()).toBe(30_000);
  gone = false;
  await passSleep();
  expect(reported).toEqual(["folder-missing", "folder-missing", "level"]);
  expect(seen.scans).toBe(3);
  await end();
});
