// Migration 11 on the store of version 0.1.0 (schema 10): the bot itself is started on it in tests/upgrade.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { Store } from "../../../src/domain/store/store.ts";
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

async function migrated<T>(read: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** Everything of an edition but what tells it from others of its subject. */
const subjectsOf = (editions: readonly Edition[]) => editions.map(({ schedule, slot }) => [schedule, slot]);

test("editions keep their subjects, slots, states and parts", async () => {
  const before = sql("SELECT ref, schedule, slot, state FROM editions ORDER BY id");
  const deliveries = sql("SELECT edition, part, state, message, tries, body FROM deliveries ORDER BY 1, 2");
  expect(before).toHaveLength(5);

  await migrated(async (store) => {
    for (const { ref, schedule, slot, state } of before) {
      const editions = await store.editions(String(schedule), 9);
      expect(editions).toContainEqual(expect.objectContaining({ ref, schedule, slot, state }));
    }
    expect(await store.unfinishedEditions()).toEqual([]);
    expect(await store.integrity()).toEqual({ ok: true, schemaVersion: MIGRATIONS.length, problems: [] });
  });
  expect(sql("SELECT kind, count(*) AS editions FROM editions GROUP BY kind ORDER BY kind")).toEqual([
    { kind: "correction", editions: 2 },
    { kind: "scheduled", editions: 1 },
    { kind: "watch-alert", editions: 2 },
  ]);
  expect(sql("SELECT edition, part, state, message, tries, body FROM deliveries ORDER BY 1, 2")).toEqual(
    deliveries,
  );
});

test("an alert that there is no news keeps its guild", async () => {
  sql("UPDATE editions SET schedule = 'alert:dry:7001' WHERE id = (SELECT min(id) FROM editions)");
  await migrated(async (store) => {
    expect(subjectsOf(await store.editions("alert:dry:7001", 9))).toHaveLength(1);
  });
  expect(sql("SELECT subject FROM editions WHERE kind = 'no-news-alert'")).toEqual([{ subject: "7001" }]);
});

test("files belong to the folder, or to the uploads of their guild", async () => {
  await migrated(async (store) => void (await store.ping()));
  const counted = `SELECT kind, name, count(*) AS files FROM files JOIN sources ON sources.id = source_id
    WHERE sources.collection_id = files.collection_id GROUP BY kind, name ORDER BY kind`;
  expect(sql(counted)).toEqual([
    { kind: "folder", name: "", files: 17 },
    { kind: "uploads", name: "", files: 1 },
  ]);
});

test("an edition that was being sent is free at once, and nobody can say how long ago it was tried", async () => {
  sql(`UPDATE editions SET state = 'sending', ended_at = NULL, holder = 'before', held_until = '2024-02-09T10:00:30.000Z'
    WHERE id = (SELECT edition FROM deliveries LIMIT 1)`);
  sql(`UPDATE deliveries SET state = 'sending', message = NULL, first_tried_at = '${NOW}', first_tried_ticks = 5
    WHERE edition = (SELECT edition FROM deliveries LIMIT 1)`);
  await migrated(async (store) => {
    const [edition] = await store.unfinishedEditions();
    if (edition === undefined) throw new Error("no unfinished edition");
    const lease = { holder: "now", until: "2024-02-09T10:01:00.000Z" };
    expect(await store.leaseEdition(edition, "other-ref", lease, NOW)).toEqual({ kind: "leased", edition });
    const [part] = await store.parts(edition.ref);
    expect(part?.firstAttempt).toEqual({ at: NOW, monotonicMs: Number.POSITIVE_INFINITY });
  });
});

test("a migration that fails half-way leaves the store as it was", async () => {
  const editions = sql("SELECT * FROM editions");
  // The last statements of the migration create this table.
  sql("CREATE TABLE shown_stories (x)");
  await expect(open()).rejects.toThrow();
  expect(sql("PRAGMA user_version")).toEqual([{ user_version: 10 }]);
  expect(sql("SELECT * FROM editions")).toEqual(editions);
});
