import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/async/system-clock.ts";
import { NO_COUNTS } from "../../src/domain/operations/quality-counts.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { createFolderReader, type FolderReader } from "../../src/ingest/worker/folder-reader.ts";
import { createDigester } from "../../src/newsroom/intake/digester.ts";
import { createIntake, type Intake } from "../../src/newsroom/intake/intake.ts";
import { openStore } from "../../src/store/sqlite/open-store.ts";
import { verify } from "../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../src/writer/extractive/extractive-writer.ts";
import { runConvergence } from "./convergence.ts";
import type { Operation } from "./folder-mutator.ts";

const events = { emit: () => undefined };
const open = new AsyncDisposableStack();
let baseDir = "";
let store: Store;
let reader: FolderReader;
let intake: Intake;

beforeAll(async () => {
  baseDir = await mkdtemp(join(tmpdir(), "dateline-shuffle-"));
  open.defer(() => rm(baseDir, { recursive: true }));
  store = open.adopt(
    await openStore({ dataDir: join(baseDir, "data"), now: systemClock.now, events }),
    (opened) => opened.close(),
  );
  reader = open.adopt(createFolderReader(), (started) => started.close());
  intake = createIntake({
    store,
    digester: createDigester(createExtractiveWriter(), verify),
    events,
    counts: NO_COUNTS,
  });
});
afterAll(() => open.disposeAsync());

const SYNCED = { missing: [], extra: [], wronglyVisible: [], faults: [] };
const run = (seed: number, operations: number, extraOperations: readonly Operation[] = []) =>
  runConvergence({ baseDir, store, intake, reader, seed, operations, extraOperations });

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  "once the folder stops changing, the library equals it (seed %i)",
  async (seed) => {
    expect(await run(seed, 40)).toMatchObject(SYNCED);
  },
);

test("the library catches up after a burst of 500 files and a root that disappears and returns", async () => {
  const result = await run(100, 10, ["many-at-once", "root-away", "delete", "rename-over", "root-away"]);
  expect(result).toMatchObject(SYNCED);
  expect(result.files).toBeGreaterThan(490);
});

test("without change events the periodic scan finds every change", async () => {
  const silentWatcher = { watch: () => ({ close: () => undefined }) };
  const result = await runConvergence({
    baseDir,
    store,
    intake,
    reader,
    seed: 200,
    operations: 40,
    watch: silentWatcher,
  });
  expect(result).toMatchObject(SYNCED);
});

test("the store passes its integrity check after all runs", async () => {
  expect((await store.integrity()).problems).toEqual([]);
});
