import { mkdtemp, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../src/store/sqlite/engine/database.ts";
import { createReserve, type Reserve, reserveFile } from "../../../src/store/sqlite/engine/reserve.ts";
import { createSpaceGuard, type SpaceGuard } from "../../../src/store/sqlite/worker/space-guard.ts";

const FULL = expect.objectContaining({ code: "disk-full" });
let folder = "";
let file: string;
let reserve: Reserve;
let guard: SpaceGuard;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-space-"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  file = join(folder, `${count++}.sqlite`);
  reserve = createReserve(file);
  guard = createSpaceGuard(file, reserve);
});

/** A database that gets the pages which the reserve has given up: real errors of SQLite, without a full disk. */
function openLimited() {
  const database = openDatabase(file, { readOnly: false });
  database.execute("CREATE TABLE notes (note TEXT) STRICT");
  return {
    write() {
      const given = reserve.wholeBytes - reserve.sizeBytes();
      database.execute(`PRAGMA max_page_count = ${10 + Math.floor(given / 4_096)}`);
      database.transaction(() => database.run("INSERT INTO notes VALUES (?)", "x".repeat(100_000)));
    },
    count: () => Number(database.get("SELECT count(*) AS notes FROM notes")?.notes),
    [Symbol.dispose]: () => database.close(),
  };
}

test("on a full disk, what is due gets space from the reserve, and what can wait gets none", async () => {
  guard.check();
  expect((await stat(reserveFile(file))).size).toBe(reserve.wholeBytes);
  using database = openLimited();
  expect(() => guard.deferrable(database.write)).toThrow(FULL);
  expect(reserve.isWhole()).toBe(true);
  expect(database.count()).toBe(0);
  guard.due(database.write);
  expect(database.count()).toBe(1);
});

test("a reserve is on the disk, private, and grows back when there is room", async () => {
  expect(reserve.isWhole()).toBe(true);
  guard.check();
  const whole = await stat(reserveFile(file));
  expect([whole.size, whole.mode & 0o777]).toEqual([reserve.wholeBytes, 0o600]);
  expect(whole.blocks * 512).toBeGreaterThanOrEqual(reserve.wholeBytes);
  for (let part = 0; part < 4; part += 1) expect(reserve.release()).toBe(true);
  expect(reserve.release()).toBe(false);
  expect(reserve.isWhole()).toBe(false);
  expect(guard.check()).toBe("enough");
  expect(reserve.isWhole()).toBe(true);
});

test("another process that shrank the reserve counts; a write that can wait first makes it whole", async () => {
  guard.check();
  await truncate(reserveFile(file), 10);
  expect(guard.deferrable(() => reserve.isWhole())).toBe(true);
});
