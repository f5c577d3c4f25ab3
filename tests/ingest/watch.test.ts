import { type WatchListener as FolderListener, type FSWatcher, renameSync, watch } from "node:fs";
import { appendFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { createDocumentWatch, type DocumentWatchOptions } from "../../src/ingest/watch.ts";
import { emptyFolder } from "./folder.ts";

const LOOK_MS = 20;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Watches a folder; `hinted` waits for hints that come after what `change` does. */
function watching(root: string, options: DocumentWatchOptions = {}) {
  let hints = 0;
  const blind: string[] = [];
  const listener = {
    hint() {
      hints += 1;
    },
    blind: (reason: string) => void blind.push(reason),
  };
  const { close } = createDocumentWatch({ lookMs: LOOK_MS, ...options }).watch(root, listener);
  closing.push(close);
  async function until(done: () => boolean): Promise<boolean> {
    const deadline = performance.now() + 3_000;
    while (!done() && performance.now() < deadline) await sleep(5);
    return done();
  }
  async function quiet(): Promise<void> {
    for (let before = -1; before !== hints; ) {
      before = hints;
      await sleep(5 * LOOK_MS);
    }
  }
  return {
    blind,
    until,
    quiet,
    async hinted(change: () => Promise<unknown>): Promise<boolean> {
      await quiet();
      const before = hints;
      await change();
      return until(() => hints > before);
    },
    hints: () => hints,
  };
}

test("a change anywhere in the folder is told of: new, edited, renamed, gone; in folders that came later, too", async () => {
  const root = await emptyFolder();
  await mkdir(join(root, "a/b"), { recursive: true });
  const { hinted } = watching(root);
  const file = join(root, "a/b/one.txt");
  expect(await hinted(() => writeFile(file, "one"))).toBe(true);
  expect(await hinted(() => appendFile(file, " more"))).toBe(true);
  expect(await hinted(() => rename(file, join(root, "a/two.txt")))).toBe(true);
  expect(await hinted(() => rm(join(root, "a/two.txt")))).toBe(true);
  expect(await hinted(() => mkdir(join(root, "new/deep"), { recursive: true }))).toBe(true);
  expect(await hinted(() => writeFile(join(root, "new/deep/three.txt"), "three"))).toBe(true);
  await mkdir(join(root, "../moved-in"));
  expect(await hinted(() => rename(join(root, "../moved-in"), join(root, "moved-in")))).toBe(true);
  expect(await hinted(() => writeFile(join(root, "moved-in/four.txt"), "four"))).toBe(true);
});

test("a root that goes is watched again once it is back, and one that another took the place of", async () => {
  const root = join(await emptyFolder(), "news");
  await mkdir(join(root, "inside"), { recursive: true });
  const { hinted, quiet } = watching(root);
  expect(await hinted(() => rename(root, `${root}-away`))).toBe(true);
  await quiet();
  expect(await hinted(() => rename(`${root}-away`, root))).toBe(true);
  expect(await hinted(() => writeFile(join(root, "inside/one.txt"), "one"))).toBe(true);
  await rename(root, `${root}-old`);
  await mkdir(join(root, "inside"), { recursive: true });
  await quiet();
  expect(await hinted(() => writeFile(join(root, "inside/two.txt"), "two"))).toBe(true);
});

test("what lies behind a link and what is hidden is not watched", async () => {
  const root = await emptyFolder();
  const elsewhere = await emptyFolder();
  await mkdir(join(root, ".git"));
  await symlink(elsewhere, join(root, "linked"));
  const { quiet, hints } = watching(root);
  await quiet();
  const before = hints();
  await writeFile(join(elsewhere, "one.txt"), "one");
  await writeFile(join(root, ".git/index"), "one");
  await quiet();
  expect(hints()).toBe(before);
});

test("when the system has no watches left, that is told once, and what is watched stays so", async () => {
  const root = await emptyFolder();
  for (const name of ["a", "b", "c"]) await mkdir(join(root, name));
  let given = 0;
  const two = (path: string, options: object, listener: FolderListener<string>): FSWatcher => {
    given += 1;
    if (given > 1) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    return watch(path, options, listener);
  };
  const { blind, hinted, until } = watching(root, { watchFolder: two as typeof watch });
  expect(await until(() => blind.length > 0)).toBe(true);
  expect(blind).toEqual([expect.stringContaining("max_user_watches")]);
  expect(await hinted(() => writeFile(join(root, "one.txt"), "one"))).toBe(true);
  expect(given).toBe(2);
  expect(blind).toHaveLength(1);
});

test("a root that goes the moment it is to be watched is watched once it is back", async () => {
  const root = await emptyFolder();
  const away = `${root}-away`;
  let first = true;
  const { until, hinted, hints } = watching(root, {
    watchFolder: ((...given: Parameters<typeof watch>) => {
      if (first) renameSync(root, away);
      first = false;
      return watch(...given);
    }) as typeof watch,
  });
  expect(await until(() => !first)).toBe(true);
  await rename(away, root);
  expect(await until(() => hints() > 1)).toBe(true);
  expect(await hinted(() => writeFile(join(root, "one.txt"), "one"))).toBe(true);
});
