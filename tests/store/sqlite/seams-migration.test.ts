// Migration 11 on the store of version 0.1.0 (schema 10): the bot itself is started on it in tests/upgrade.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storeFile } from "../../../src/store/sqlite/engine/files.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/schema/schema.ts";

const FIXTURE = resolve("tests/fixtures/version-0.1.0/store");
const NOW = "2024-02-09T10:00:00.000Z";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-seams-"));
  await cp(FIXTURE, dataDir, { recursive: true });
});
afterEach(() => rm(dataDir, { recursive: true }));

const open = () => openStore({ dataDir, now: () => NOW, events: { emit: () => undefined } });

/** Reads or changes the file without the store. */
function sql(statement: string): Record<string, unknown>[] {
  const database = new DatabaseSync(storeFile(dataDir));
  try {
    return database.prepare(statement).all();
  } finally {
    database.close();
  }
}

/** Opens the store, which migrates it; returns what its integrity check says. */
async function migrate() {
  const store = await open();
  try {
    return await store.integrity();
  } finally {
    await store.close();
  }
}

const DELIVERIES = "SELECT edition, part, state, message, tries, body FROM deliveries ORDER BY edition, part";

test("editions keep their subjects, slots, states and parts", async () => {
  const before = sql("SELECT ref, schedule, slot, state FROM editions ORDER BY id");
  const deliveries = sql(DELIVERIES);
  expect(before).toHaveLength(5);

  expect(await migrate()).toEqual({ ok: true, schemaVersion: MIGRATIONS.length, problems: [] });
  const after = sql("SELECT ref, kind, subject, slot, state FROM editions ORDER BY id");
  const prefixes: Record<string, string> = { "watch-alert": "watch:", correction: "correction:" };
  expect(
    after.map(({ kind, subject, ...rest }) => ({
      ...rest,
      schedule: `${prefixes[String(kind)] ?? ""}${subject}`,
    })),
  ).toEqual(before);
  expect(after.map(({ kind }) => kind).sort()).toEqual([
    "correction",
    "correction",
    "scheduled",
    "watch-alert",
    "watch-alert",
  ]);
  expect(sql(DELIVERIES)).toEqual(deliveries);
});

test("an alert that there is no news keeps its guild", async () => {
  sql("UPDATE editions SET schedule = 'alert:dry:7001' WHERE id = (SELECT min(id) FROM editions)");
  await migrate();
  expect(sql("SELECT subject FROM editions WHERE kind = 'no-news-alert'")).toEqual([{ subject: "7001" }]);
});

test("files belong to the folder, or to the uploads of their guild", async () => {
  await migrate();
  const counted = `SELECT kind, name, count(*) AS files FROM files JOIN sources ON sources.id = source_id
    WHERE sources.collection_id = files.collection_id GROUP BY kind, name ORDER BY kind`;
  expect(sql(counted)).toEqual([
    { kind: "folder", name: "", files: 17 },
    { kind: "uploads", name: "", files: 1 },
  ]);
});

test("an edition that was being sent is free at once, and nobody can say how long ago it was tried", async () => {
  sql(`UPDATE editions SET state = 'sending', ended_at = NULL, holder = 'before', held_until = '2024-02-09T10:00:30.000Z'
    WHERE id = 1`);
  sql(`UPDATE deliveries SET state = 'sending', message = NULL, first_tried_at = '${NOW}', first_tried_ticks = 5
    WHERE edition = 1`);
  await migrate();
  expect(sql("SELECT holder, leased_until_ms, fence FROM editions WHERE id = 1")).toEqual([
    { holder: null, leased_until_ms: null, fence: 0 },
  ]);
  expect(sql("SELECT first_tried_at, first_tried_epoch FROM deliveries WHERE edition = 1")).toEqual([
    { first_tried_at: NOW, first_tried_epoch: -1 },
  ]);
});

test("a migration that fails half-way leaves the store as it was", async () => {
  const editions = sql("SELECT * FROM editions");
  // The last statements of the migration create this table.
  sql("CREATE TABLE shown_stories (x)");
  await expect(open()).rejects.toThrow();
  expect(sql("PRAGMA user_version")).toEqual([{ user_version: 10 }]);
  expect(sql("SELECT * FROM editions")).toEqual(editions);
});
