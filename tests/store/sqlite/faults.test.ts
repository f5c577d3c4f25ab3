import { chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import { connectWorker } from "../../../src/store/sqlite/client/worker-client.ts";
import { openDatabase } from "../../../src/store/sqlite/engine/database.ts";
import { toFault } from "../../../src/store/sqlite/engine/faults.ts";
import { storeFile } from "../../../src/store/sqlite/engine/files.ts";
import { migrate, schemaVersion } from "../../../src/store/sqlite/engine/migrate.ts";
import { countLibrary } from "../../../src/store/sqlite/library/read-library.ts";
import { applyChanges } from "../../../src/store/sqlite/library/write-library.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/schema/schema.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";

const LIBRARY = { root: "/news", guild: null };
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-faults-"));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (dataDir: string) =>
  openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } });

function newDatabase(name: string) {
  const database = openDatabase(join(folder, name), { readOnly: false, busyTimeoutMs: 50 });
  migrate(database, MIGRATIONS, () => "unused");
  return database;
}

test("rejects a data folder that is a file, is below a file or is not writable, and names it", async () => {
  const file = join(folder, "plain.txt");
  await writeFile(file, "not a folder");
  for (const dataDir of [file, join(file, "below"), "/proc/dateline"]) {
    await expect(open(dataDir)).rejects.toMatchObject({
      code: "data-dir-unwritable",
      message: expect.stringContaining(dataDir),
    });
  }
  expect(await readFile(file, "utf8")).toBe("not a folder");
});

test("rejects a damaged file with advice, and leaves it unchanged byte for byte", async () => {
  const dataDir = join(folder, "damaged");
  await mkdir(dataDir);
  const junk = "This was a database once. ".repeat(400);
  await writeFile(storeFile(dataDir), junk);
  await expect(open(dataDir)).rejects.toMatchObject({
    code: "store-corrupt",
    message: expect.stringContaining("doctor --rebuild"),
  });
  expect(await readFile(storeFile(dataDir), "utf8")).toBe(junk);
});

test("the integrity check finds damage in the middle of a file", async () => {
  const dataDir = join(folder, "holed");
  const store = await open(dataDir);
  for (let n = 0; n < 20; n += 1) {
    await store.apply(LIBRARY, FOLDER, [
      arrival(newsDocument(`${n}.txt`, [`Ferry ${n} sank. `.repeat(400)])),
    ]);
  }
  await store.close();
  const bytes = await readFile(storeFile(dataDir));
  bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 16_384);
  await writeFile(storeFile(dataDir), bytes);
  await using reopened = { store: await open(dataDir), [Symbol.asyncDispose]: () => reopened.store.close() };
  const report = await reopened.store.integrity().catch((fault: unknown) => fault);
  expect(report).not.toMatchObject({ ok: true });
});

test("rejects a store of a newer Dateline", async () => {
  const dataDir = join(folder, "newer");
  await (await open(dataDir)).close();
  const sqlite = new DatabaseSync(storeFile(dataDir));
  sqlite.exec("PRAGMA user_version = 99");
  sqlite.close();
  await expect(open(dataDir)).rejects.toMatchObject({
    code: "store-newer",
    message: expect.stringContaining("schema 99"),
  });
});

test("a migration copies the file first, and one that fails changes nothing", () => {
  const database = newDatabase("migrating.sqlite");
  applyChanges(database, LIBRARY, FOLDER, [arrival(newsDocument("one.txt", ["The ferry sank."]))]);
  const known = MIGRATIONS.length;
  const fails = () => {
    database.execute("DROP TABLE turns");
    throw new Error("half way");
  };
  expect(() => migrate(database, [...MIGRATIONS, fails], (v) => join(folder, `failed-${v}`))).toThrow(
    "half way",
  );
  expect(schemaVersion(database)).toBe(known);
  expect(database.all("SELECT * FROM turns")).toEqual([]);
  const copy = join(folder, "before.sqlite");
  const adds = () => database.execute("CREATE TABLE notes (note TEXT) STRICT");
  expect(migrate(database, [...MIGRATIONS, adds], () => copy)).toEqual({ from: known, copy });
  expect(schemaVersion(database)).toBe(known + 1);
  database.close();
  const before = openDatabase(copy, { readOnly: true });
  expect(countLibrary(before, LIBRARY).documents).toBe(1);
  expect(schemaVersion(before)).toBe(known);
  before.close();
});

test("reports a full disk, and leaves no partial write", () => {
  const file = join(folder, "full.sqlite");
  const database = newDatabase("full.sqlite");
  applyChanges(database, LIBRARY, FOLDER, [arrival(newsDocument("one.txt", ["The ferry sank."]))]);
  database.execute("PRAGMA max_page_count = 60");
  const large = arrival(
    newsDocument(
      "two.txt",
      Array.from({ length: 9_000 }, (_, n) => `Ferry ${n} sank.`),
    ),
  );
  let thrown: unknown;
  try {
    applyChanges(database, LIBRARY, FOLDER, [arrival(newsDocument("three.txt", ["A tug came."])), large]);
  } catch (error) {
    thrown = error;
  }
  expect(toFault(thrown, file)).toMatchObject({ code: "disk-full", message: expect.stringContaining(file) });
  expect(countLibrary(database, LIBRARY).documents).toBe(1);
  applyChanges(database, LIBRARY, FOLDER, [arrival(newsDocument("three.txt", ["A tug came."]))]);
  expect(countLibrary(database, LIBRARY).documents).toBe(2);
  database.close();
});

test("reports a file locked by another connection as busy", () => {
  const database = newDatabase("locked.sqlite");
  const other = newDatabase("locked.sqlite");
  other.execute("BEGIN IMMEDIATE");
  let thrown: unknown;
  try {
    applyChanges(database, LIBRARY, FOLDER, [{ kind: "gone", path: "one.txt" }]);
  } catch (error) {
    thrown = error;
  }
  expect(toFault(thrown, "locked.sqlite").code).toBe("store-busy");
  other.close();
  database.close();
});

test("a worker that dies rejects pending and later calls, and still closes", async () => {
  const worker = new Worker(
    "require('node:worker_threads').parentPort.once('message', () => process.exit(3))",
    {
      eval: true,
    },
  );
  const client = connectWorker(worker, "dateline.sqlite");
  const pending = [client.call("integrity"), client.call("counts", LIBRARY)];
  for (const call of pending) await expect(call).rejects.toMatchObject({ code: "store-failed" });
  await expect(client.call("integrity")).rejects.toMatchObject({ code: "store-failed" });
  await expect(client.checkSpace()).rejects.toMatchObject({ code: "store-gone" });
  await client.close();
});

test("a worker that throws rejects calls, and nothing else", async () => {
  const code =
    "require('node:worker_threads').parentPort.once('message', () => { throw new Error('a defect') })";
  const client = connectWorker(new Worker(code, { eval: true }), "dateline.sqlite");
  await expect(client.call("integrity")).rejects.toMatchObject({ code: "store-failed" });
  // Time for an unhandled rejection to be noticed, which fails the test run.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await client.close();
});

test("rejects a truncated file, or reports it as damaged", async () => {
  const dataDir = join(folder, "cut");
  const store = await open(dataDir);
  await store.apply(LIBRARY, FOLDER, [arrival(newsDocument("one.txt", ["Ferry sank. ".repeat(9_000)]))]);
  await store.close();
  await truncate(storeFile(dataDir), 40_960);
  await chmod(storeFile(dataDir), 0o644);
  const outcome = await open(dataDir).then(
    async (reopened) => {
      const report = await reopened.integrity().catch((fault: unknown) => fault);
      await reopened.close();
      return report;
    },
    (fault: unknown) => fault,
  );
  expect(outcome).not.toMatchObject({ ok: true });
});
