import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedLibrary } from "../../src/domain/library.ts";
import { storeFile } from "../../src/store/files.ts";
import { openStore } from "../../src/store/open-store.ts";
import { arrival, newsDocument } from "../contracts/sample-documents.ts";

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-migration-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

const library = sharedLibrary("/news");
const open = () =>
  openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } });

/** Takes the file back to what the first version of the schema left behind. */
function toFirstVersion(): void {
  const database = new DatabaseSync(storeFile(dataDir));
  database.exec("DROP TABLE token_use; DROP TABLE model_dialects; PRAGMA user_version = 1");
  database.close();
}

test("a store of the first schema is copied, then migrated, with all it held", async () => {
  const one = newsDocument("one.txt", ["The ferry sank."]);
  const before = await open();
  await before.apply(library, [arrival(one)]);
  await before.close();
  toFirstVersion();

  const after = await open();
  try {
    expect(await after.documents(library, ["one.txt"])).toEqual([one]);
    expect(await after.integrity()).toMatchObject({ ok: true, schemaVersion: 2 });
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
