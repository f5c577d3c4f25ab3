import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { briefingJson } from "../../src/console/views/json.ts";
import { operatorLibrary } from "../../src/domain/core/library.ts";
import { NO_COUNTS } from "../../src/domain/operations/quality-counts.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { createFolderSource } from "../../src/ingest/scan/folder-source.ts";
import { type BriefingService, createBriefingService } from "../../src/newsroom/briefing/briefing-service.ts";
import { createDigester } from "../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../src/newsroom/intake/intake.ts";
import { createLibraryStatusService } from "../../src/newsroom/library/library-status.ts";
import { createQuestionService } from "../../src/newsroom/questions/question-service.ts";
import { createWritingService } from "../../src/newsroom/writing/writing-service.ts";
import { runChecks } from "../../src/ops/doctor/doctor.ts";
import { openStore } from "../../src/store/sqlite/open-store.ts";
import { verify } from "../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../src/writer/extractive/extractive-writer.ts";

const REPORT =
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier on 3 May 2024 and 14 people were hurt. The harbour was closed until noon.\n";
const events = { emit: () => undefined };
const now = () => "2024-05-04T12:00:00.000Z";

let open: AsyncDisposableStack;
let root = "";
let store: Store;
let briefings: BriefingService;
let ingest: () => Promise<unknown>;
const library = () => operatorLibrary(root);
const writer = createExtractiveWriter();
const writing = createWritingService({ extractive: writer, model: null, verify, events });

beforeEach(async () => {
  open = new AsyncDisposableStack();
  root = await mkdtemp(join(tmpdir(), "dateline-once-"));
  open.defer(() => rm(root, { recursive: true }));
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-once-data-"));
  open.defer(() => rm(dataDir, { recursive: true }));
  store = open.adopt(await openStore({ dataDir, now, events }), (opened) => opened.close());
  const source = open.adopt(createFolderSource({ root, now, minAgeMs: 0 }), (opened) => opened.close());
  const intake = createIntake({ store, digester: createDigester(writer, verify), events, counts: NO_COUNTS });
  ingest = () => intake.ingest(library(), source);
  briefings = createBriefingService({
    store,
    modelDigester: null,
    writing: { primary: writing, extractive: writing },
    now,
  });
});
afterEach(() => open.disposeAsync());

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, ".."), { recursive: true });
  await writeFile(join(root, path), text);
}

test("the same report at two paths counts as one document in a briefing and in an answer", async () => {
  await put("first/ferry.txt", REPORT);
  await ingest();
  await put("copies/ferry (1).txt", REPORT);
  await ingest();
  const { documents, stories } = briefingJson(await briefings.compose(library(), null));
  expect(documents.read).toBe(1);
  expect(stories).toHaveLength(1);
  expect(stories[0]).toMatchObject({
    documents: ["first/ferry.txt"],
    sameAs: { "first/ferry.txt": ["copies/ferry (1).txt"] },
    conflicts: [],
  });
  const questions = createQuestionService({
    store,
    writing,
    modelWriter: null,
    now,
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
  const answer = await questions.ask(library(), "How many people were hurt on the Nordlys?");
  expect(answer.documents).toEqual(["first/ferry.txt"]);
});

test("when the shown copy is deleted, the other copy replaces it in the same story", async () => {
  await put("first/ferry.txt", REPORT);
  await ingest();
  await put("copies/ferry.txt", REPORT);
  await ingest();
  const before = await briefings.compose(library(), null);
  await rm(join(root, "first"), { recursive: true });
  await ingest();
  const after = await briefings.compose(library(), null);
  expect(after.stories.map(({ id }) => id)).toEqual(before.stories.map(({ id }) => id));
  const [story] = briefingJson(after).stories;
  expect(story?.documents).toEqual(["copies/ferry.txt"]);
  expect(story).not.toHaveProperty("sameAs");
  const cited = [...(story?.summary ?? []), ...(story?.keyFacts ?? [])].flatMap(({ evidence }) => evidence);
  expect(new Set(cited.map(({ document }) => document))).toEqual(new Set(["copies/ferry.txt"]));
});

test("quarantined files come first in short lists of unreadable files", async () => {
  for (let each = 0; each < 6; each += 1) await put(`empty ${each}.txt`, "");
  await put("late/collection.yml", "guilds: nobody");
  await ingest();
  const first = "late/collection.yml";
  expect((await briefings.compose(library(), null)).documents.unreadable[0]?.path).toBe(first);
  const monotonicMs = () => 0;
  const statusService = createLibraryStatusService({ store, now, monotonicMs, onError: () => undefined });
  expect((await statusService.readStatus(library())).unreadable[0]?.path).toBe(first);
  const checks = await runChecks({
    texts: textsFor("en"),
    version: { dateline: "1", node: "26" },
    library: library(),
    dataDir: root,
    settings: { timeZone: "UTC" },
    countFiles: async () => ({ files: 7, restricted: 1 }),
    freeSpace: async () => 2 ** 40,
    openStore: async () => ({ ...store, close: async () => undefined }),
    checkModel: null,
    probeDiscord: null,
  });
  const of = (name: string) => checks.find((check) => check.name === name)?.text;
  expect(of("set aside")).toMatch(/^1 files are malformed or .*: late\/collection\.yml \(malformed\)$/);
  expect(of("unreadable")).toContain("7 files could not be read");
  expect(of("documents")).toContain("1 of them for some servers only");
});
