import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { FOLDER, UPLOADS } from "../../../src/domain/intake/source-id.ts";
import { storeFile } from "../../../src/store/sqlite/engine/files.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/schema/schema.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";
import { found } from "../../contracts/store-tools.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-migration-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const UNANSWERED_TURN = {
  question: "?",
  searched: "?",
  answer: { question: "?", status: "not-in-documents" as const, claims: [], documents: [] },
};
const library = sharedLibrary("/news");
const open = () =>
  openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } });

const WITHOUT_FEEDS = `
  DROP TABLE feed_articles; DROP TABLE feed_entries; DROP TABLE feeds;
  ALTER TABLE files DROP COLUMN background;
  PRAGMA user_version = 11;`;
const WITHOUT_SEAMS = `
  DROP TABLE shown_stories; ALTER TABLE shown DROP COLUMN documents; DROP TABLE attachments;
  ALTER TABLE deliveries ADD COLUMN first_tried_ticks REAL;
  UPDATE deliveries SET first_tried_ticks = first_tried_ms;
  ALTER TABLE deliveries DROP COLUMN first_tried_ms; ALTER TABLE deliveries DROP COLUMN first_tried_epoch;
  DROP INDEX editions_by_subject;
  UPDATE editions SET subject = CASE kind
    WHEN 'watch-alert' THEN 'watch:' WHEN 'correction' THEN 'correction:' WHEN 'no-news-alert' THEN 'alert:dry:' ELSE '' END || subject;
  ALTER TABLE editions DROP COLUMN kind; ALTER TABLE editions RENAME COLUMN subject TO schedule;
  ALTER TABLE editions ADD COLUMN held_until TEXT;
  UPDATE editions SET held_until = strftime('%Y-%m-%dT%H:%M:%fZ', leased_until_ms / 1000, 'unixepoch');
  ALTER TABLE editions DROP COLUMN fence; ALTER TABLE editions DROP COLUMN leased_until_ms;
  ALTER TABLE editions DROP COLUMN hold_until; ALTER TABLE editions DROP COLUMN hold_then;
  ALTER TABLE editions DROP COLUMN released_by; ALTER TABLE editions DROP COLUMN reason_message;
  DROP TABLE store_clock;
  ALTER TABLE unreadable DROP COLUMN message;
  DROP INDEX files_by_source; ALTER TABLE files DROP COLUMN source_id; DROP TABLE sources;
  PRAGMA user_version = 10;`;
const WITHOUT_LABELS = "ALTER TABLE files DROP COLUMN label; PRAGMA user_version = 8;";
const WITHOUT_TALLIES = "DROP TABLE tallies; PRAGMA user_version = 9;";
const WITHOUT_AUDIENCES = `
  ALTER TABLE collections ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE collections ADD COLUMN stems INTEGER NOT NULL DEFAULT 0;
  UPDATE collections SET
    passages = coalesce((SELECT passages FROM shelves WHERE collection_id = collections.id), 0),
    stems = coalesce((SELECT stems FROM shelves WHERE collection_id = collections.id), 0);
  DROP TABLE shelves;
  DROP INDEX documents_by_content; DROP INDEX documents_by_place; DROP INDEX documents_by_story; DROP INDEX documents_by_time;
  DROP INDEX documents_by_arrival;
  ALTER TABLE documents DROP COLUMN shelf_id; ALTER TABLE documents DROP COLUMN has_twin;
  ALTER TABLE files DROP COLUMN shelf_id; ALTER TABLE files DROP COLUMN changed_ms;
  CREATE INDEX documents_by_story ON documents (collection_id, story_id, published_at, source, sentence_count);
  CREATE INDEX documents_by_time ON documents (collection_id, published_at DESC, path);
  CREATE INDEX documents_by_arrival ON documents (collection_id, arrived_at, path);
  PRAGMA user_version = 7;`;
const WITHOUT_WATCHES =
  "DROP TABLE corrected; DROP TABLE quoted; DROP TABLE watched; DROP TABLE watches; PRAGMA user_version = 6;";
const WITHOUT_SCHEDULES =
  "DROP TABLE told; DROP TABLE told_editions; DROP TABLE schedules; DROP INDEX documents_by_arrival; PRAGMA user_version = 4;";
const WITHOUT_EDITIONS = "DROP TABLE deliveries; DROP TABLE editions; PRAGMA user_version = 3;";
const WITHOUT_GUILDS = `
  DROP TABLE guilds; DROP TABLE feedback; DROP TABLE reports;
  DROP INDEX documents_by_time; DROP INDEX turns_by_time; DROP INDEX turns_by_person; DROP INDEX shown_by_time; DROP INDEX shown_by_person;
  ALTER TABLE turns DROP COLUMN person; ALTER TABLE turns DROP COLUMN at;
  ALTER TABLE shown DROP COLUMN person; ALTER TABLE shown DROP COLUMN at;
  PRAGMA user_version = 2;`;
const WITHOUT_EMBEDDED_FILES =
  "DROP INDEX files_by_whole; ALTER TABLE files DROP COLUMN part_of; PRAGMA user_version = 4;";
const WITHOUT_MODEL_USE = "DROP TABLE token_use; DROP TABLE model_dialects; PRAGMA user_version = 1;";

/** Changes the file back to an earlier version of the schema. */
function downgrade(...steps: readonly string[]): void {
  const database = new DatabaseSync(storeFile(dataDir));
  for (const step of steps) database.exec(step);
  database.close();
}

test("copies a store of the first schema, then migrates it with all its data", async () => {
  const one = newsDocument("one.txt", ["The ferry sank."]);
  const before = await open();
  await before.apply(library, FOLDER, [arrival(one)]);
  await before.close();
  downgrade(
    WITHOUT_FEEDS,
    WITHOUT_SEAMS,
    WITHOUT_TALLIES,
    WITHOUT_LABELS,
    WITHOUT_AUDIENCES,
    WITHOUT_WATCHES,
    WITHOUT_SCHEDULES,
    WITHOUT_EMBEDDED_FILES,
    WITHOUT_EDITIONS,
    WITHOUT_GUILDS,
    WITHOUT_MODEL_USE,
  );

  const after = await open();
  try {
    expect(await after.documents(library, ["one.txt"])).toEqual([one]);
    expect(await after.integrity()).toMatchObject({ ok: true, schemaVersion: MIGRATIONS.length });
    const use = { day: "2024-03-05", guild: null, task: "answer", tokens: 10 } as const;
    expect(await after.reserveTokens(use, 10)).toBe(true);
  } finally {
    await after.close();
  }
  const copies = (await readdir(dataDir)).filter((name) => name.includes("schema-1"));
  expect(copies).toHaveLength(1);
  const copy = new DatabaseSync(join(dataDir, copies[0] ?? ""), { readOnly: true });
  expect(copy.prepare("SELECT path FROM documents").all()).toEqual([{ path: "one.txt" }]);
  expect(copy.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
  copy.close();
});

test("migrating a second-schema store dates turns and shown claims, and lists guilds that have documents", async () => {
  const guild = { root: "/news", guild: "7001" };
  const turn = (question: string, at?: string) => ({
    question,
    searched: question,
    answer: { question, status: "not-in-documents" as const, claims: [], documents: [] },
    ...(at === undefined ? {} : { at }),
  });
  const before = await open();
  await before.apply(guild, UPLOADS, [arrival(newsDocument("one.txt", ["The ferry sank."]))]);
  const turns = [
    turn("Undated?"),
    turn("Old?", "2024-03-01T10:00:00.000Z"),
    turn("New?", "2024-03-04T10:00:00.000Z"),
  ];
  for (const each of turns) await before.appendTurn(guild, "c", each, 20);
  const shown = (at: string) => ({ at, title: "Brief", claims: [] });
  await before.saveShown(library, "old", shown("2024-03-01T10:00:00.000Z"));
  await before.saveShown(library, "new", shown("2024-03-04T10:00:00.000Z"));
  await before.close();
  downgrade(
    WITHOUT_FEEDS,
    WITHOUT_SEAMS,
    WITHOUT_TALLIES,
    WITHOUT_LABELS,
    WITHOUT_AUDIENCES,
    WITHOUT_WATCHES,
    WITHOUT_SCHEDULES,
    WITHOUT_EMBEDDED_FILES,
    WITHOUT_EDITIONS,
    WITHOUT_GUILDS,
  );

  const after = await open();
  try {
    expect(await after.conversation(guild, "c")).toEqual(turns);
    expect(await after.shown(library, "old")).toEqual(shown("2024-03-01T10:00:00.000Z"));
    await after.forgetConversationsBefore("2024-03-02T00:00:00.000Z");
    expect(await after.conversation(guild, "c")).toEqual(turns.slice(2));
    expect(await after.shown(library, "old")).toBeNull();
    expect(await after.shown(library, "new")).toEqual(shown("2024-03-04T10:00:00.000Z"));
    await after.markGuildsPresent([], "2024-03-05T10:00:00.000Z");
    expect(await after.guildsLeftBefore("2024-03-06T10:00:00.000Z")).toEqual(["7001"]);
    expect(await after.integrity()).toMatchObject({ ok: true, schemaVersion: MIGRATIONS.length });
  } finally {
    await after.close();
  }
});

test("migrating a seventh-schema store keeps search results and merges identical documents", async () => {
  const guild = { root: "/news", guild: "7001" };
  const before = await open();
  const contentHash = "the same";
  await before.apply(guild, UPLOADS, [arrival(newsDocument("own.txt", ["Our ferry club met."]))]);
  await before.apply(library, FOLDER, [
    arrival(newsDocument("one.txt", ["The ferry sank."], { contentHash })),
    arrival(newsDocument("two.txt", ["The ferry sank."], { contentHash })),
  ]);
  // A collection without documents.
  await before.appendTurn({ root: "/other", guild: null }, "c", UNANSWERED_TURN, 20);
  await before.close();
  downgrade(WITHOUT_FEEDS, WITHOUT_SEAMS, WITHOUT_TALLIES, WITHOUT_LABELS, WITHOUT_AUDIENCES);

  const after = await open();
  try {
    expect((await found(after, guild, "ferry")).sort()).toEqual(["one.txt", "own.txt"]);
    expect(await found(after, library, "ferry")).toEqual(["one.txt"]);
    await after.apply(library, FOLDER, [{ kind: "gone", path: "one.txt" }]);
    expect(await found(after, library, "ferry")).toEqual(["two.txt"]);
    expect(await after.integrity()).toMatchObject({ ok: true, problems: [] });
  } finally {
    await after.close();
  }
});
