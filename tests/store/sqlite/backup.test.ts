import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

const LIBRARY = sharedLibrary("/news");
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
    await expect(restoreBackup(backup, dataDir)).rejects.toMatchObject({ code: "store-busy" });
  });
  const { movedTo } = await restoreBackup(backup, dataDir);
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
  await expect(restoreBackup(junk, dataDir)).rejects.toMatchObject({ code: "store-corrupt" });
  await expect(restoreBackup(foreign, dataDir)).rejects.toMatchObject({ code: "store-corrupt" });
  await expect(restoreBackup(newer, dataDir)).rejects.toMatchObject({ code: "store-newer" });
  await expect(restoreBackup(join(folder, "none"), dataDir)).rejects.toMatchObject({ code: "file-missing" });
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
