import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { storeFile } from "../../../src/store/sqlite/engine/files.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

const KEY = "http://127.0.0.1:11434/v1 sample-model";

test("a dialect stored by version 0.1.0 is read, and saved under the new member name", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-dialect-"));
  const open = () =>
    openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events: { emit: () => undefined } });
  await (await open()).close();
  const database = new DatabaseSync(storeFile(dataDir));
  const oldRow = '{"rung":"json_object","limitField":"max_tokens","streamUsage":true,"temperature":false}';
  database.prepare("INSERT INTO model_dialects (key, dialect) VALUES (?, ?)").run(KEY, oldRow);
  database.close();
  const expected = {
    responseFormat: "json_object",
    limitField: "max_tokens",
    streamUsage: true,
    temperature: false,
  } as const;

  const store = await open();
  expect(await store.dialect(KEY)).toEqual(expected);
  await store.saveDialect(KEY, expected);
  expect(await store.dialect(KEY)).toEqual(expected);
  await store.close();
  await rm(dataDir, { recursive: true });
});
