import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LibraryId, sharedLibrary } from "../../../src/domain/core/library.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createTitleIndex, type TitleIndex } from "../../../src/newsroom/library/title-index.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";

const events = { emit: () => undefined };
let dataDir = "";
let store: Store;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-title-index-"));
  store = await openStore({ dataDir, now: () => "2024-03-05T10:00:00.000Z", events });
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

let roots = 0;
function newLibraries(): { shared: LibraryId; guild: LibraryId; other: LibraryId } {
  const root = `/news/${++roots}`;
  return { shared: sharedLibrary(root), guild: { root, guild: "1" }, other: { root, guild: "2" } };
}

/** Adds one document per day of a month, the last one the newest. Format: "path: title" or "path: title: story". */
async function addDocuments(library: LibraryId, month: number, ...titles: readonly string[]): Promise<void> {
  const changes = titles.map((each, index) => {
    const [path = "", title = "", story = path] = each.split(": ");
    const at = `2024-${String(month).padStart(2, "0")}-${String(index + 1).padStart(2, "0")}T00:00:00.000Z`;
    const published = { at, precision: "day", from: "text" } as const;
    return arrival(newsDocument(path, [`${title}.`], { title, published }), story);
  });
  await store.apply(library, FOLDER, changes);
}

const ids = (choices: readonly { id: string }[]) => choices.map(({ id }) => id);

/** Waits until the index has loaded `count` documents in the background. */
async function untilLoaded(titleIndex: TitleIndex, library: LibraryId, count: number): Promise<void> {
  for (let turn = 0; titleIndex.documents(library, "").length !== count; turn += 1) {
    if (turn > 100_000) throw new Error("the title index did not load");
    await nextTurn();
  }
}

test("finds titles by prefixes of their words, newest first, ignoring case and accents", async () => {
  const { shared } = newLibraries();
  await addDocuments(
    shared,
    3,
    "old.txt: Ferry hits Müller pier",
    "b/new.txt: The FERRY is lost",
    "x.txt: Dam burst",
  );
  const titleIndex = createTitleIndex({ store, events });
  await titleIndex.refresh(shared);
  expect(ids(titleIndex.documents(shared, ""))).toEqual(["x.txt", "b/new.txt", "old.txt"]);
  expect(titleIndex.documents(shared, "ferr")).toEqual([
    { id: "b/new.txt", title: "The FERRY is lost" },
    { id: "old.txt", title: "Ferry hits Müller pier" },
  ]);
  expect(ids(titleIndex.documents(shared, "mull FER"))).toEqual(["old.txt"]);
  expect(ids(titleIndex.documents(shared, "new"))).toEqual(["b/new.txt"]);
  expect(ids(titleIndex.stories(shared, "dam"))).toEqual(["x.txt"]);
  expect(titleIndex.stories(shared, "erry")).toEqual([]);
});

test("a guild sees shared and own titles, never another guild's", async () => {
  const { shared, guild, other } = newLibraries();
  await addDocuments(shared, 3, "a.txt: Shared A: s1", "b.txt: Shared B: s2");
  await addDocuments(guild, 2, "b.txt: Own B: s2", "own.txt: Own: s3");
  await addDocuments(guild, 4, "more.txt: Own later: s1");
  const titleIndex = createTitleIndex({ store, events });
  for (const library of [shared, guild, other]) await titleIndex.refresh(library);
  expect(titleIndex.documents(guild, "").map(({ title }) => title)).toEqual([
    "Own later",
    "Shared A",
    "Own",
    "Own B",
  ]);
  expect(titleIndex.stories(guild, "")).toEqual([
    { id: "s1", title: "Own later" },
    { id: "s2", title: "Shared B" },
    { id: "s3", title: "Own" },
  ]);
  for (const library of [shared, other]) {
    expect(titleIndex.documents(library, "").map(({ title }) => title)).toEqual(["Shared B", "Shared A"]);
    expect(titleIndex.stories(library, "own")).toEqual([]);
  }
});

test("a refresh of the shared library is visible in every guild", async () => {
  const { shared, guild } = newLibraries();
  await addDocuments(guild, 2, "own.txt: Own");
  const titleIndex = createTitleIndex({ store, events });
  for (const library of [shared, guild]) await titleIndex.refresh(library);
  await addDocuments(shared, 3, "a.txt: Shared A");
  expect(ids(titleIndex.documents(guild, ""))).toEqual(["own.txt"]);
  await titleIndex.refresh(shared);
  expect(ids(titleIndex.documents(guild, ""))).toEqual(["a.txt", "own.txt"]);
});

test("loads a library on its first query", async () => {
  const { shared, guild } = newLibraries();
  await addDocuments(shared, 3, "a.txt: Shared A");
  await addDocuments(guild, 2, "own.txt: Own");
  const titleIndex = createTitleIndex({ store, events });
  expect(titleIndex.documents(guild, "")).toEqual([]);
  await untilLoaded(titleIndex, guild, 2);
});

test("drops the least recently used guilds and reloads them on their next query", async () => {
  const { shared, guild, other } = newLibraries();
  await addDocuments(shared, 3, "a.txt: Shared A");
  await addDocuments(guild, 2, "g.txt: Guild");
  await addDocuments(other, 2, "o.txt: Other");
  const reads: string[] = [];
  const counting: Pick<Store, "newestDocuments" | "recentStories"> = {
    newestDocuments: store.newestDocuments,
    recentStories(library, scope, limit) {
      reads.push(library.guild ?? "shared");
      return store.recentStories(library, scope, limit);
    },
  };
  const titleIndex = createTitleIndex({ store: counting, events, maxGuildTitles: 3 });
  for (const library of [shared, guild, other]) await titleIndex.refresh(library);
  expect(ids(titleIndex.documents(other, ""))).toEqual(["a.txt", "o.txt"]);
  expect(reads).toEqual(["shared", "1", "2"]);
  expect(ids(titleIndex.documents(guild, ""))).toEqual(["a.txt"]);
  await untilLoaded(titleIndex, guild, 2);
  expect(reads).toEqual(["shared", "1", "2", "1"]);
});

test("answers a query over thousands of titles within milliseconds", async () => {
  const { shared, guild } = newLibraries();
  for (const library of [shared, guild]) {
    const where = library.guild ?? "shared";
    for (let start = 0; start < 1_000; start += 10) {
      const titles = Array.from(
        { length: 10 },
        (_, n) => `${where}/${start + n}.txt: Ferry number ${start + n} sank off Kalindi`,
      );
      await addDocuments(library, (start % 12) + 1, ...titles);
    }
  }
  const titleIndex = createTitleIndex({ store, events });
  for (const library of [shared, guild]) await titleIndex.refresh(library);
  expect(titleIndex.documents(guild, "ferry")).toHaveLength(25);
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    titleIndex.documents(guild, "kalindi 99x");
    titleIndex.stories(guild, "kalindi 99x");
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(times[50]).toBeLessThan(10);
});
