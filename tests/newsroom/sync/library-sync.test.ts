import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LibraryId, operatorLibrary } from "../../../src/domain/core/library.ts";
import type { DocumentSource, ScanProgress, Uploads } from "../../../src/domain/intake/document-source.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createUploads } from "../../../src/ingest/uploads.ts";
import { createThreadReader } from "../../../src/ingest/worker/thread-reader.ts";
import {
  type BriefingService,
  createBriefingService,
} from "../../../src/newsroom/briefing/briefing-service.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import { createTitleIndex, type TitleIndex } from "../../../src/newsroom/library/title-index.ts";
import {
  createQuestionService,
  type QuestionService,
} from "../../../src/newsroom/questions/question-service.ts";
import { createLibrarySync, type LibrarySync } from "../../../src/newsroom/sync/library-sync.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { contentStems } from "../../../src/text/tokens/tokens.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { all, EVER } from "../../contracts/store-tools.ts";

const events = { emit: () => undefined };
const now = () => "2024-05-04T12:00:00.000Z";
const OURS = "7001";
const THEIRS = "7002";
const SHARED =
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier and 14 people were hurt.\n";
const OWN =
  "Secret merger of Halden Shipyard\n\nHalden Shipyard will merge with Osterwerft for 40 million euros.\n";

let open: AsyncDisposableStack;
let tempDir = "";
let store: Store;
let uploads: Uploads;
let titleIndex: TitleIndex;
let librarySync: LibrarySync;
let briefings: BriefingService;
let questions: QuestionService;
let scans: string[];
const root = () => join(tempDir, "news");
const libraryOf = (guild: string | null): LibraryId => ({ root: root(), guild });
const bytes = (text: string) => new TextEncoder().encode(text);

/** Records which folder is scanned. */
function recordingSource(folder: string, source: DocumentSource): DocumentSource {
  return {
    ...source,
    scan(known, onProgress?: (progress: ScanProgress) => void) {
      scans.push(folder.slice(tempDir.length + 1));
      return source.scan(known, onProgress);
    },
  };
}

beforeEach(async () => {
  open = new AsyncDisposableStack();
  scans = [];
  tempDir = await mkdtemp(join(tmpdir(), "dateline-sync-"));
  open.defer(() => rm(tempDir, { recursive: true }));
  await mkdir(root());
  await writeFile(join(root(), "ferry.txt"), SHARED);
  store = open.adopt(await openStore({ dataDir: join(tempDir, "data"), now, events }), (opened) =>
    opened.close(),
  );
  const reader = open.adopt(createThreadReader(), (started) => started.close());
  const writer = createExtractiveWriter();
  const writing = createWritingService({ extractive: writer, model: null, verify, events });
  uploads = createUploads(join(tempDir, "data"));
  titleIndex = createTitleIndex({ store, events });
  librarySync = createLibrarySync({
    root: root(),
    store,
    intake: createIntake({ store, digester: createDigester(writer, verify), events }),
    titleIndex,
    uploads,
    sourceOf: (folder) =>
      recordingSource(folder, createFolderSource({ root: folder, now, reader, minAgeMs: 0 })),
    now,
    signal: new AbortController().signal,
  });
  briefings = createBriefingService({
    store,
    modelDigester: null,
    writing: { primary: writing, extractive: writing },
    now,
  });
  questions = createQuestionService({
    store,
    writing,
    modelWriter: null,
    now,
    monotonicMs: () => performance.now(),
    events,
  });
});
afterEach(() => open.disposeAsync());

/** Everything that readers of a library can see, as one text. */
async function visibleText(
  library: LibraryId,
  storyIds: readonly string[],
  path = "uploads/merger.txt",
): Promise<string> {
  const question = "How many euros will Halden Shipyard merge with Osterwerft for?";
  return JSON.stringify([
    await store.search(library, contentStems("Halden Shipyard merger Osterwerft euros"), 10),
    [...(await store.stemFrequencies(library, ["halden"])).counts.values()].map((count) => count && "halden"),
    await store.documents(library, [path]),
    [...(await store.digests(library, [path]))],
    await store.newestDocuments(library, { scope: "visible", limit: 50, offset: 0 }),
    await store.findDocuments(library, "secret", 10),
    await store.recentStories(library, "visible", 50),
    await store.documentsContaining(library, [["halden"]], EVER),
    await all(store.files(library)),
    (await all(store.stories(library, EVER))).filter(({ id }) => storyIds.includes(id)),
    [...(await store.storyDocuments(library, storyIds, EVER))],
    await store.shown(library, "m1"),
    await store.conversation(library, "c"),
    await store.unreadable(library),
    titleIndex.stories(library, "secret"),
    titleIndex.documents(library, "secret"),
    (await questions.ask(library, question)).claims,
    await briefings.compose(library, null),
    (await briefings.compose(library, null, { topic: "Halden" })).stories,
    await Promise.all(storyIds.map((id) => briefings.story(library, id))),
  ]);
}

test("a guild's uploads are visible in that guild only", async () => {
  await librarySync.syncShared();
  await uploads.add(OURS, "merger.txt", bytes(OWN));
  await uploads.add(OURS, "broken-halden.txt", bytes(" "));
  expect(await librarySync.syncGuild(OURS)).toEqual({ read: 1, unreadable: 1, gone: 0 });
  expect(await librarySync.syncGuild(THEIRS)).toEqual({ read: 0, unreadable: 0, gone: 0 });
  const ours = libraryOf(OURS);
  const storyIds = (await store.recentStories(ours, "own", 10)).map(({ id }) => id);
  expect(storyIds).toHaveLength(1);
  const answer = await questions.ask(ours, "Who will Halden Shipyard merge with?", {
    conversation: "c",
    by: "1",
  });
  await store.saveShown(ours, "m1", { at: now(), title: "Halden", claims: answer.claims });
  for (const guild of [OURS, THEIRS, null]) await titleIndex.refresh(libraryOf(guild));

  const visible = await visibleText(ours, storyIds);
  for (const word of ["Osterwerft", "Secret merger", "broken-halden.txt", "Nordlys"])
    expect(visible).toContain(word);
  for (const guild of [THEIRS, null]) {
    const others = await visibleText(libraryOf(guild), storyIds);
    expect(others).toContain("Nordlys");
    expect(others).not.toMatch(/halden|osterwerft|merger/i);
  }
});

const RESTRICTED = [
  "desk/merger.txt",
  "Secret merger of Halden Shipyard\n\nHalden Shipyard will merge with Osterwerft for 40 million euros.\n",
] as const;
/** Belongs to the same story as the shared report. */
const RESTRICTED_REPORT = [
  "desk/ferry.txt",
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier and 14 people were hurt. Halden Shipyard built it.\n",
] as const;

async function writeRestrictedFolder(collection: string): Promise<void> {
  await mkdir(join(root(), "desk"), { recursive: true });
  await writeFile(join(root(), "desk/collection.yml"), collection);
  for (const [path, text] of [RESTRICTED, RESTRICTED_REPORT]) await writeFile(join(root(), path), text);
  await writeFile(join(root(), "desk/broken-halden.txt"), " ");
}

test("a folder restricted to one guild is visible there and to the operator only", async () => {
  await writeRestrictedFolder(`guilds: [${OURS}]`);
  expect(await librarySync.syncShared()).toEqual({ read: 1, unreadable: 0, gone: 0, apart: 3 });
  const operator = operatorLibrary(root());
  const storyIds = (await store.recentStories(operator, "visible", 10)).map(({ id }) => id);
  // The shared and the restricted report are one story, whose text must not reveal the restricted one.
  const stories = (await store.storyDocuments(operator, storyIds, EVER)).values().toArray();
  expect(stories.map((documents) => documents.map(({ path }) => path).sort())).toContainEqual(
    expect.arrayContaining([RESTRICTED_REPORT[0], "ferry.txt"]),
  );
  for (const guild of [OURS, THEIRS, null]) await titleIndex.refresh(libraryOf(guild));
  for (const library of [libraryOf(OURS), operator]) {
    const visible = await visibleText(library, storyIds, RESTRICTED[0]);
    for (const word of ["Osterwerft", "Secret merger", "broken-halden.txt", "Nordlys", RESTRICTED_REPORT[0]])
      expect(visible).toContain(word);
  }
  for (const guild of [THEIRS, null]) {
    const visible = await visibleText(libraryOf(guild), storyIds, RESTRICTED[0]);
    expect(visible).toContain("Nordlys");
    expect(visible).not.toMatch(/halden|osterwerft|merger|desk/i);
  }
});

test("the next sync applies a folder's new audience: another guild, nobody if invalid, or everybody", async () => {
  await writeRestrictedFolder(`guilds: [${OURS}]`);
  await librarySync.syncShared();
  const storyIds = (await store.recentStories(libraryOf(OURS), "visible", 10)).map(({ id }) => id);
  const seenBy = async () => {
    const readers: (string | null)[] = [];
    for (const guild of [OURS, THEIRS, null]) {
      await titleIndex.refresh(libraryOf(guild));
      if (/osterwerft|secret/i.test(await visibleText(libraryOf(guild), storyIds, RESTRICTED[0])))
        readers.push(guild);
    }
    return readers;
  };
  expect(await seenBy()).toEqual([OURS]);
  expect(titleIndex.documents(libraryOf(OURS), "secret")).toHaveLength(1);
  expect(await librarySync.syncShared(), "nothing is read again").toEqual({
    read: 0,
    unreadable: 0,
    gone: 0,
  });
  const file = join(root(), "desk/collection.yml");
  await writeFile(file, `guilds: ["${THEIRS}"]`);
  expect(await librarySync.syncShared()).toEqual({ read: 0, unreadable: 0, gone: 0, apart: 3 });
  // The title index is refreshed by the sync itself.
  expect(titleIndex.documents(libraryOf(OURS), "secret")).toEqual([]);
  expect(await seenBy()).toEqual([THEIRS]);
  await writeFile(file, "guilds: everyone");
  await librarySync.syncShared();
  expect(await seenBy()).toEqual([]);
  const refused = await store.unreadable(operatorLibrary(root()));
  expect(refused.map(({ path, code }) => `${path}: ${code}`)).toContain("desk/collection.yml: malformed");
  await writeFile(file, "name: Desk");
  await librarySync.syncShared();
  expect(await seenBy()).toEqual([OURS, THEIRS, null]);
  expect((await store.integrity()).problems).toEqual([]);
});

test("uploadOutcome: read, refused with the reason, or gone", async () => {
  const added = await uploads.add(OURS, "merger.txt", bytes(OWN));
  expect(added).toEqual({ kind: "stored", path: "uploads/merger.txt", replaced: false });
  expect(await librarySync.uploadOutcome(OURS, "uploads/merger.txt")).toMatchObject({
    kind: "read",
    document: { path: "uploads/merger.txt", title: "Secret merger of Halden Shipyard" },
  });
  await uploads.add(OURS, "empty.txt", bytes(" "));
  expect(await librarySync.uploadOutcome(OURS, "uploads/empty.txt")).toMatchObject({
    kind: "refused",
    unreadable: { path: "uploads/empty.txt", code: "empty" },
  });
  expect(await librarySync.uploadOutcome(OURS, "uploads/other.txt")).toMatchObject({
    kind: "refused",
    unreadable: { code: "vanished" },
  });
  expect(await uploads.remove(OURS, "uploads/merger.txt")).toBe(true);
  expect(await librarySync.syncGuild(OURS)).toEqual({ read: 0, unreadable: 0, gone: 1 });
});

test("the title index follows added, changed, unreadable and removed files", async () => {
  await uploads.add(OURS, "merger.txt", bytes(OWN));
  await uploads.add(OURS, "other.txt", bytes("Harbour opens\n\nThe harbour of Oster opened on Friday.\n"));
  await librarySync.syncGuild(OURS);
  const titles = () =>
    titleIndex
      .documents(libraryOf(OURS), "")
      .map(({ title }) => title)
      .sort();
  expect(titles()).toEqual(["Harbour opens", "Secret merger of Halden Shipyard"]);
  await uploads.add(OURS, "merger.txt", bytes("Merger is off\n\nHalden Shipyard will not merge, it said.\n"));
  await librarySync.syncGuild(OURS);
  expect(titles()).toEqual(["Harbour opens", "Merger is off"]);
  await uploads.add(OURS, "merger.txt", bytes("\0\0\0\0"));
  await librarySync.syncGuild(OURS);
  expect(titles()).toEqual(["Harbour opens"]);
  await uploads.remove(OURS, "uploads/other.txt");
  await librarySync.syncGuild(OURS);
  expect(titles()).toEqual([]);
});

test("concurrent requests for a guild share one more sync, and other guilds do not wait", async () => {
  for (const guild of [OURS, THEIRS]) await uploads.add(guild, "merger.txt", bytes(OWN));
  const runs = [1, 2, 3, 4, 5].map(() => librarySync.syncGuild(OURS));
  const other = await librarySync.syncGuild(THEIRS);
  expect(other.read).toBe(1);
  const reports = await Promise.all(runs);
  expect(reports.map(({ read }) => read)).toEqual([1, 0, 0, 0, 0]);
  expect(scans.filter((folder) => folder.endsWith(OURS))).toHaveLength(2);
});

test("a guild without uploads needs no folder, but the shared folder must exist", async () => {
  expect(await librarySync.syncGuild(THEIRS)).toEqual({ read: 0, unreadable: 0, gone: 0 });
  expect(scans).toEqual([]);
  expect(librarySync.lastSyncedAt()).toBeNull();
  await librarySync.syncShared();
  expect(librarySync.lastSyncedAt()).toBe(now());
  await rm(root(), { recursive: true });
  await expect(librarySync.syncShared()).rejects.toMatchObject({ code: "folder-missing" });
});
