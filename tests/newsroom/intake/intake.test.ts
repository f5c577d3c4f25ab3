import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
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
  const intake = createIntake({ store, digester: createDigester(createExtractiveWriter(), verify), events });
  ingest = () => intake.ingest(sharedLibrary(folder), source);
});
afterEach(() => open.disposeAsync());

const ROWS = [
  "1,Dam holds,The dam above Corvale held through the night.",
  "2,Weir opened,The weir at Lindholm was opened on Monday.",
];
const put = (rows: readonly string[]) =>
  writeFile(join(folder, "news.csv"), `id,title,text\n${rows.join("\n")}\n`);
const paths = (count: number) => Array.from({ length: count }, (_, n) => `news.csv/#${n + 1}`);

test("a file that grows brings in what is new in it, and leaves the rest as it was worked over", async () => {
  const library = sharedLibrary(folder);
  await put(ROWS);
  expect(await ingest()).toEqual({ read: 2, unreadable: 0, gone: 0 });
  const [first] = await store.documents(library, paths(1));
  const digest = (await store.digests(library, paths(1))).get("news.csv/#1");
  if (first === undefined || digest === undefined) throw new Error("it was not taken in");
  await store.saveDigest(library, first.path, first.contentHash, { ...digest, writer: "model" });

  await put([...ROWS, "3,Ferry returns,The ferry came back from Brevik on Tuesday."]);
  expect(await ingest()).toEqual({ read: 1, unreadable: 0, gone: 0 });
  expect((await store.documents(library, paths(3))).map(({ title }) => title)).toEqual([
    "Dam holds",
    "Weir opened",
    "Ferry returns",
  ]);
  expect((await store.digests(library, paths(1))).get("news.csv/#1")?.writer).toBe("model");
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 0 });
});

test("all that a file holds takes the name of its folder, and another when that is changed", async () => {
  const library = sharedLibrary(folder);
  const sources = async () => (await store.documents(library, paths(2))).map(({ source }) => source);
  await writeFile(join(folder, "collection.yml"), "name: Harbour desk\n");
  await put(ROWS);
  await ingest();
  expect(await sources()).toEqual(["Harbour desk", "Harbour desk"]);
  await writeFile(join(folder, "collection.yml"), "name: Night desk\n");
  expect(await ingest()).toEqual({ read: 2, unreadable: 0, gone: 0 });
  expect(await sources()).toEqual(["Night desk", "Night desk"]);
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 0 });
});

test("an archive in the place of a folder of its name has all its parts in the library, and the folder again", async () => {
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

test("what leaves a file leaves the library, and all of it when the file goes", async () => {
  const library = sharedLibrary(folder);
  await put(ROWS);
  await ingest();
  await put(ROWS.slice(1));
  await ingest();
  expect((await store.documents(library, paths(2))).map(({ path }) => path)).toEqual(["news.csv/#2"]);
  await rm(join(folder, "news.csv"));
  expect(await ingest()).toEqual({ read: 0, unreadable: 0, gone: 1 });
  expect(await store.counts(library)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
  expect((await store.integrity()).problems).toEqual([]);
});
