import { type WatchListener as FolderListener, type FSWatcher, renameSync, watch } from "node:fs";
import { appendFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { inEnglish } from "../../../src/domain/texts/reasons.ts";
import type { Message } from "../../../src/domain/texts/texts.ts";
import { createFolderWatcher, type FolderWatcherOptions } from "../../../src/ingest/scan/folder-watcher.ts";
import { emptyFolder } from "../folder.ts";

const RESCAN_DELAY_MS = 20;
const closeAll: (() => void)[] = [];
afterEach(() => {
  for (const close of closeAll.splice(0)) close();
});

/** Watches a folder; `hintsAfter` resolves to true once a hint has come after `change`. */
function startWatch(root: string, options: FolderWatcherOptions = {}) {
  let hints = 0;
  const unwatchableReasons: string[] = [];
  const listener = {
    onChange() {
      hints += 1;
    },
    onUnwatchable: (reason: Message) => void unwatchableReasons.push(inEnglish(reason)),
  };
  const { close } = createFolderWatcher({ rescanDelayMs: RESCAN_DELAY_MS, ...options }).watch(root, listener);
  closeAll.push(close);
  async function until(done: () => boolean): Promise<boolean> {
    const deadline = performance.now() + 3_000;
    while (!done() && performance.now() < deadline) await sleep(5);
    return done();
  }
  async function quiet(): Promise<void> {
    for (let before = -1; before !== hints; ) {
      before = hints;
      await sleep(5 * RESCAN_DELAY_MS);
    }
  }
  return {
    unwatchableReasons,
    until,
    quiet,
    async hintsAfter(change: () => Promise<unknown>): Promise<boolean> {
      await quiet();
      const before = hints;
      await change();
      return until(() => hints > before);
    },
    hints: () => hints,
  };
}

test("reports new, edited, renamed and removed files anywhere in the folder, also in new folders", async () => {
  const root = await emptyFolder();
  await mkdir(join(root, "a/b"), { recursive: true });
  const { hintsAfter } = startWatch(root);
  const file = join(root, "a/b/one.txt");
  expect(await hintsAfter(() => writeFile(file, "one"))).toBe(true);
  expect(await hintsAfter(() => appendFile(file, " more"))).toBe(true);
  expect(await hintsAfter(() => rename(file, join(root, "a/two.txt")))).toBe(true);
  expect(await hintsAfter(() => rm(join(root, "a/two.txt")))).toBe(true);
  expect(await hintsAfter(() => mkdir(join(root, "new/deep"), { recursive: true }))).toBe(true);
  expect(await hintsAfter(() => writeFile(join(root, "new/deep/three.txt"), "three"))).toBe(true);
  await mkdir(join(root, "../moved-in"));
  expect(await hintsAfter(() => rename(join(root, "../moved-in"), join(root, "moved-in")))).toBe(true);
  expect(await hintsAfter(() => writeFile(join(root, "moved-in/four.txt"), "four"))).toBe(true);
});

test("watches a root again after it was moved away and back, or replaced by another folder", async () => {
  const root = join(await emptyFolder(), "news");
  await mkdir(join(root, "inside"), { recursive: true });
  const { hintsAfter, quiet } = startWatch(root);
  expect(await hintsAfter(() => rename(root, `${root}-away`))).toBe(true);
  await quiet();
  expect(await hintsAfter(() => rename(`${root}-away`, root))).toBe(true);
  expect(await hintsAfter(() => writeFile(join(root, "inside/one.txt"), "one"))).toBe(true);
  await rename(root, `${root}-old`);
  await mkdir(join(root, "inside"), { recursive: true });
  await quiet();
  expect(await hintsAfter(() => writeFile(join(root, "inside/two.txt"), "two"))).toBe(true);
});

test("does not watch linked and hidden folders", async () => {
  const root = await emptyFolder();
  const elsewhere = await emptyFolder();
  await mkdir(join(root, ".git"));
  await symlink(elsewhere, join(root, "linked"));
  const { quiet, hints } = startWatch(root);
  await quiet();
  const before = hints();
  await writeFile(join(elsewhere, "one.txt"), "one");
  await writeFile(join(root, ".git/index"), "one");
  await quiet();
  expect(hints()).toBe(before);
});

test("reports once that the system has no watches left, and keeps the existing watches", async () => {
  const root = await emptyFolder();
  for (const name of ["a", "b", "c"]) await mkdir(join(root, name));
  let given = 0;
  const watchOnce = (path: string, options: object, listener: FolderListener<string>): FSWatcher => {
    given += 1;
    if (given > 1) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    return watch(path, options, listener);
  };
  const { unwatchableReasons, hintsAfter, until } = startWatch(root, {
    watchFolder: watchOnce as typeof watch,
  });
  expect(await until(() => unwatchableReasons.length > 0)).toBe(true);
  expect(unwatchableReasons).toEqual([expect.stringContaining("max_user_watches")]);
  expect(await hintsAfter(() => writeFile(join(root, "one.txt"), "one"))).toBe(true);
  expect(given).toBe(2);
  expect(unwatchableReasons).toHaveLength(1);
});

test("watches a root that was moved away at the start of the watch, once it is back", async () => {
  const root = await emptyFolder();
  const away = `${root}-away`;
  let first = true;
  const { until, hintsAfter, hints } = startWatch(root, {
    watchFolder: ((...given: Parameters<typeof watch>) => {
      if (first) renameSync(root, away);
      first = false;
      return watch(...given);
    }) as typeof watch,
  });
  expect(await until(() => !first)).toBe(true);
  await rename(away, root);
  expect(await until(() => hints() > 1)).toBe(true);
  expect(await hintsAfter(() => writeFile(join(root, "one.txt"), "one"))).toBe(true);
});
