import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import type { IntakeReport } from "../../../src/newsroom/intake/intake-report.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { zipOf } from "../../ingest/make-zip.ts";

const NOW = "2024-02-08T06:00:00.000Z";
const events = { emit: () => undefined };
let open: AsyncDisposableStack;
let folder: string;
let store: Store;
let ingest: () => Promise<IntakeReport>;

beforeEach(async () => {
  open = new AsyncDisposableStack();
  folder = await mkdtemp(join(tmpdir(), "dateline-intake-"));
  open.defer(() => rm(folder, { recursive: true }));
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-intake-data-"));
  open.defer(() => rm(dataDir, { recursive: true }));
  store = open.adopt(await openStore({ dataDir, now: () => NOW, events }), (opened) => opened.close());
  const source = open.adopt(createFolderSource({ root: folder, now: () => NOW, minAgeMs: 0 }), (opened) =>
    opened.close(),
  );
  const intake = createIntake({
    store,
    digester: createDigester(createExtractiveWriter(), verify),
    events,
    counts: NO_COUNTS,
  });
  ingest = () => intake.ingest(sharedLibrary(folder), source);
});
afterEach(() => open.disposeAsync());

const ROWS = [
  "1,Dam holds,The dam above Corvale held through the night.",
  "2,Weir opened,The weir at Lindholm was opened on Monday.",
];
const writeRows = (rows: readonly string[]) =>
  writeFile(join(folder, "news.csv"), `id,title,text\n${rows.join("\n")}\n`);
const paths = (count: number) => Array.from({ length: count }, (_, n) => `news.csv/#${n + 1}`);

test("an appended file adds only its new documents and keeps the digests of the others", async () => {
  const library = sharedLibrary(folder);
  await writeRows(ROWS);
  expect(await ingest()).toEqual({ read: 2, unreadable: 0, gone: 0 });
  const [first] = await store.documents(library, paths(1));
  const digest = (await store.digests(library, paths(1))).get("news.csv/#1");
  if (first === undefined || digest === undefined) throw new Error("the document was not ingested");
  await store.saveDigest(library, first.path, first.contentHash, { ...digest, writer: "model" });

  await writeRows([...ROWS, "3,Ferry returns,The ferry came back from Brevik on Tuesday."]);
  expect(await ingest()).toEqual({ read: 1, unreadable: 0, gone: 0 });
  expect((await store.documents(library, paths(3))).map(({ title }) => title)).toEqual([
    "Dam holds",
    "Weir opened",
    "Ferry returns",
  ]);
  expect((await store.digests(library, paths(1))).get("news.csv/#1")?.writer).toBe("model");
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 0 });
});

test("a file's documents take the collection's name as source, also after it changes", async () => {
  const library = sharedLibrary(folder);
  const sources = async () => (await store.documents(library, paths(2))).map(({ source }) => source);
  await writeFile(join(folder, "collection.yml"), "name: Harbour desk\n");
  await writeRows(ROWS);
  await ingest();
  expect(await sources()).toEqual(["Harbour desk", "Harbour desk"]);
  await writeFile(join(folder, "collection.yml"), "name: Night desk\n");
  expect(await ingest()).toEqual({ read: 2, unreadable: 0, gone: 0 });
  expect(await sources()).toEqual(["Night desk", "Night desk"]);
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 0 });
});

test("an archive may replace a folder of the same name, and the reverse", async () => {
  const library = sharedLibrary(folder);
  const [kiosk, mill] = [
    "Kiosk robbed\n\nA kiosk in Lundby was robbed.\n",
    "Mill burns\n\nThe mill burned down.\n",
  ];
  const parts = ["news.zip/#k.txt", "news.zip/#m.txt"];
  const storedPaths = async () => (await store.documents(library, parts)).map(({ path }) => path);
  await mkdir(join(folder, "news.zip"));
  await writeFile(join(folder, "news.zip/#k.txt"), kiosk);
  await ingest();
  await rm(join(folder, "news.zip"), { recursive: true });
  await writeFile(
    join(folder, "news.zip"),
    zipOf([
      { name: "k.txt", content: kiosk },
      { name: "m.txt", content: mill },
    ]),
  );
  await ingest();
  expect(await storedPaths()).toEqual(parts);
  await rm(join(folder, "news.zip"));
  await mkdir(join(folder, "news.zip"));
  await writeFile(join(folder, "news.zip/#m.txt"), mill);
  await ingest();
  expect(await storedPaths()).toEqual(["news.zip/#m.txt"]);
});

test("documents removed from a file leave the library, and all of them if the file is deleted", async () => {
  const library = sharedLibrary(folder);
  await writeRows(ROWS);
  await ingest();
  await writeRows(ROWS.slice(1));
  await ingest();
  expect((await store.documents(library, paths(2))).map(({ path }) => path)).toEqual(["news.csv/#2"]);
  await rm(join(folder, "news.csv"));
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 1 });
  expect(await store.counts(library)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
  expect((await store.integrity()).problems).toEqual([]);
});
