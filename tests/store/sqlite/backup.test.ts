import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { storeFile } from "../../../src/store/sqlite/engine/files.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { rebuildStore, restoreBackup } from "../../../src/store/sqlite/restore.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";

const COPY_PROCESS = fileURLToPath(new URL("./copy-process.ts", import.meta.url));
const LIBRARY = sharedLibrary("/news");
const now = () => new Date().toISOString();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-copies-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function withStore<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const events = { emit: () => undefined };
  const store = await openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events });
  return work(store).finally(() => store.close());
}

const write = (store: Store, path: string) =>
  store.apply(LIBRARY, FOLDER, [arrival(newsDocument(path, [`The ferry of ${path} sank.`]))]);
const countIn = (dataDir: string) =>
  withStore(dataDir, async (store) => (await store.counts(LIBRARY)).documents);

// Linux lets not even the superuser write there.
test.runIf(process.platform === "linux")("a backup to a read-only folder names that folder", async () => {
  await withStore(join(folder, "read-only"), async (store) => {
    await expect(store.backup("/proc/news.backup")).rejects.toMatchObject({
      code: "file-unwritable",
      message: expect.stringContaining("written to /proc/news.backup"),
    });
  });
});

test("a backup made during writes is consistent, and restoring it moves the old store aside", async () => {
  const dataDir = join(folder, "running");
  const backup = join(folder, "running.backup");
  await withStore(dataDir, async (store) => {
    await write(store, "first.txt");
    const writing = (async () => {
      for (let n = 0; n < 60; n += 1) await write(store, `${n}.txt`);
    })();
    await store.backup(backup);
    await writing;
    await expect(store.backup(backup)).rejects.toMatchObject({ code: "file-exists" });
    const nowhere = join(folder, "no", "such.backup");
    await expect(store.backup(nowhere)).rejects.toMatchObject({ code: "file-missing" });
    await expect(restoreBackup(backup, dataDir, now)).rejects.toMatchObject({ code: "store-busy" });
  });
  const { movedTo } = await restoreBackup(backup, dataDir, now);
  expect(movedTo).toBe(`${storeFile(dataDir)}.kept-1`);
  const restored = await withStore(dataDir, async (store) => {
    expect(await store.integrity()).toMatchObject({ ok: true });
    expect((await store.search(LIBRARY, ["ferri"], 500)).length).toBe(
      (await store.counts(LIBRARY)).documents,
    );
    return (await store.counts(LIBRARY)).documents;
  });
  expect(restored).toBeGreaterThanOrEqual(1);
  expect(restored).toBeLessThanOrEqual(61);
  expect((await readdir(folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
});

/** A store that takes some time to copy. */
async function largeStore(name: string): Promise<string> {
  const dataDir = join(folder, name);
  await withStore(dataDir, (store) => write(store, "one.txt"));
  const sqlite = new DatabaseSync(storeFile(dataDir));
  sqlite.exec("CREATE TABLE padding (bytes BLOB)");
  const insert = sqlite.prepare("INSERT INTO padding VALUES (randomblob(1000000))");
  sqlite.exec("BEGIN");
  for (let n = 0; n < 30; n += 1) insert.run();
  sqlite.exec("COMMIT");
  sqlite.close();
  return dataDir;
}

/** Runs it in a process of its own, and kills that as soon as an unfinished file is in the folder. Returns the file's name. */
async function killWhileCopying(
  action: string,
  dataDir: string,
  file: string,
  watched: string,
): Promise<string> {
  const child = spawn(process.execPath, [COPY_PROCESS, action, dataDir, file], { stdio: "inherit" });
  const exited = once(child, "exit");
  for (;;) {
    const name = (await readdir(watched)).find((each) => each.endsWith(".unfinished"));
    if (name !== undefined) {
      child.kill("SIGKILL");
      expect(await exited).toEqual([null, "SIGKILL"]);
      return name;
    }
    if (child.exitCode !== null) throw new Error("it was not interrupted");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test("a backup that was killed leaves nothing once the next one is made, and nothing else in the folder is touched", async () => {
  const dataDir = await largeStore("interrupted");
  const safe = join(folder, "safe");
  await mkdir(safe);
  const left = await killWhileCopying("backup", dataDir, join(safe, "first.sqlite"), safe);
  // Not a copy of a store, although it is named like one, and one of another machine that may be in progress.
  const others = ["thesis.host-1.unfinished", "other.elsewhere-1.unfinished"];
  await writeFile(join(safe, "thesis.host-1.unfinished"), "my thesis");
  await writeFile(join(safe, "other.elsewhere-1.unfinished"), "");
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(safe, "thesis.host-1.unfinished"), dayAgo, dayAgo);
  expect(await readdir(safe)).toContain(left);
  await withStore(dataDir, (store) => store.backup(join(safe, "second.sqlite")));
  expect((await readdir(safe)).sort()).toEqual([...others, "second.sqlite"].sort());
  expect((await stat(join(safe, "second.sqlite"))).mode & 0o777).toBe(0o600);
});

test("a restore that was killed leaves nothing once the store is opened, which is still the old one", async () => {
  const backup = storeFile(await largeStore("source"));
  const dataDir = join(folder, "restored");
  await withStore(dataDir, async (store) => {
    await write(store, "one.txt");
    await write(store, "two.txt");
  });
  const left = await killWhileCopying("restore", dataDir, backup, dataDir);
  expect(await readdir(dataDir)).toContain(left);
  expect(await countIn(dataDir)).toBe(2);
  expect(await readdir(dataDir)).toEqual(["dateline.sqlite"]);
});

test("does not restore a file that is not a complete Dateline store, and keeps the current store", async () => {
  const dataDir = join(folder, "kept");
  await withStore(dataDir, (store) => write(store, "one.txt"));
  const junk = join(folder, "junk.backup");
  await writeFile(junk, "no database ".repeat(1_000));
  const foreign = join(folder, "foreign.backup");
  const sqlite = new DatabaseSync(foreign);
  sqlite.exec("CREATE TABLE recipes (name TEXT)");
  sqlite.close();
  const newer = join(folder, "newer.backup");
  await writeFile(newer, await readFile(storeFile(dataDir)));
  const changed = new DatabaseSync(newer);
  changed.exec("PRAGMA user_version = 99");
  changed.close();
  await expect(restoreBackup(junk, dataDir, now)).rejects.toMatchObject({ code: "store-corrupt" });
  await expect(restoreBackup(foreign, dataDir, now)).rejects.toMatchObject({ code: "store-corrupt" });
  await expect(restoreBackup(newer, dataDir, now)).rejects.toMatchObject({ code: "store-newer" });
  await expect(restoreBackup(join(folder, "none"), dataDir, now)).rejects.toMatchObject({
    code: "file-missing",
  });
  expect(await countIn(dataDir)).toBe(1);
  expect(await readdir(dataDir)).toEqual(["dateline.sqlite"]);
});

test("a rebuild moves the damaged file aside under a new name each time and starts empty", async () => {
  const dataDir = join(folder, "rebuilt");
  await withStore(dataDir, (store) => write(store, "one.txt"));
  for (const number of [1, 2]) {
    const damaged = `damaged ${number} `.repeat(600);
    await writeFile(storeFile(dataDir), damaged);
    const { movedTo } = await rebuildStore(dataDir);
    expect(movedTo).toBe(`${storeFile(dataDir)}.kept-${number}`);
    expect(await readFile(movedTo ?? "", "utf8")).toBe(damaged);
    expect(await countIn(dataDir)).toBe(0);
  }
  await rm(storeFile(dataDir));
  expect(await rebuildStore(dataDir)).toEqual({ movedTo: null });
});

test("two processes writing to one store at the same time lose nothing", async () => {
  const dataDir = join(folder, "shared");
  const each = 40;
  const child = fileURLToPath(new URL("./writer-process.ts", import.meta.url));
  const run = promisify(execFile);
  await withStore(dataDir, async (store) => {
    const other = run(process.execPath, [child, dataDir, "child", String(each)]);
    for (let n = 0; n < each; n += 1) await write(store, `parent-${n}.txt`);
    await other;
    expect((await store.counts(LIBRARY)).documents).toBe(2 * each);
    expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    expect((await store.stemFrequencies(LIBRARY, ["ferri"])).counts.get("ferri")).toBe(2 * each);
  });
});
