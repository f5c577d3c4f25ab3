import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { Fault } from "../../../src/domain/core/fault.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { type ScriptedSource, scriptedSource } from "./scripted-source.ts";
import { bytes, libraryOf, now, OURS, OWN, root, scene, useSyncScene } from "./sync-scene.ts";

useSyncScene();

const PATH = ".feeds/harbour/1";
const FERRY = "The ferry Nordlys struck the main pier in Varsund and 14 people were hurt.";
let feed: ScriptedSource;

beforeEach(() => {
  feed = scriptedSource({ kind: "feed", name: "harbour" });
  feed.texts.set(PATH, [FERRY]);
});

const pathsOf = async (guild: string | null) => {
  const page = { scope: "own", limit: 50, offset: 0 } as const;
  const { documents } = await scene.store.newestDocuments(libraryOf(guild), page);
  return documents.map(({ path }) => path).sort();
};

test("each source of a library keeps its documents when the others are synced", async () => {
  scene.moreSources = (guild) => (guild === null ? [feed] : []);
  expect(await scene.librarySync.syncShared()).toEqual({ read: 2, unreadable: 0, gone: 0 });
  expect(await pathsOf(null)).toEqual([PATH, "ferry.txt"]);
  expect(await scene.librarySync.syncShared()).toEqual({ read: 0, unreadable: 0, gone: 0 });
  await rm(join(root(), "ferry.txt"));
  expect(await scene.librarySync.syncShared()).toEqual({ read: 0, unreadable: 0, gone: 1 });
  expect(await pathsOf(null)).toEqual([PATH]);
  feed.texts.delete(PATH);
  await writeFile(join(root(), "again.txt"), `Ferry again\n\n${FERRY}\n`);
  expect(await scene.librarySync.syncShared()).toEqual({ read: 1, unreadable: 0, gone: 1 });
  expect(await pathsOf(null)).toEqual(["again.txt"]);
  expect(await scene.store.integrity()).toMatchObject({ ok: true });
});

test("a guild has its uploads beside its other sources, and a source of its own needs no uploads", async () => {
  scene.moreSources = (guild) => (guild === OURS ? [feed] : []);
  expect((await scene.librarySync.syncGuild(OURS)).read).toBe(1);
  await scene.uploads.add(OURS, "merger.txt", bytes(OWN));
  expect((await scene.librarySync.syncGuild(OURS)).read).toBe(1);
  expect(await pathsOf(OURS)).toEqual([PATH, "uploads/merger.txt"]);
  await scene.uploads.remove(OURS, "uploads/merger.txt");
  expect(await scene.librarySync.syncGuild(OURS)).toMatchObject({ read: 0, gone: 1 });
  expect(await pathsOf(OURS)).toEqual([PATH]);
});

test("documents of one event from two sources become one story", async () => {
  scene.moreSources = (guild) => (guild === null ? [feed] : []);
  await writeFile(join(root(), "ferry.txt"), `Ferry hits pier in Varsund\n\n${FERRY}\n`);
  await Promise.all([scene.librarySync.syncShared(), scene.librarySync.syncShared()]);
  expect(await scene.store.counts(libraryOf(null))).toMatchObject({ documents: 2, stories: 1 });
});

test("a source that can't be read does not keep the next one from being read", async () => {
  const broken = scriptedSource({ kind: "feed", name: "broken" });
  broken.fault = new Fault("ingest-failed", detail("The server does not answer."));
  scene.moreSources = (guild) => (guild === null ? [broken, feed] : []);
  await expect(scene.librarySync.syncShared()).rejects.toBe(broken.fault);
  expect(await pathsOf(null)).toEqual([PATH, "ferry.txt"]);
  expect(scene.librarySync.lastSyncedAt()).toBeNull();
  broken.fault = null;
  expect(await scene.librarySync.syncShared()).toEqual({ read: 0, unreadable: 0, gone: 0 });
  expect(scene.librarySync.lastSyncedAt()).toBe(now());
});

test("a provider that can't find its sources does not keep later ones from being read", async () => {
  const unfound = new Fault("store-busy", detail("The subscriptions can't be read."));
  scene.failingProvider = unfound;
  feed.fault = new Fault("ingest-failed", detail("The server does not answer."));
  scene.moreSources = (guild) => (guild === null ? [feed] : []);
  await expect(scene.librarySync.syncShared()).rejects.toBe(unfound);
  expect(await pathsOf(null)).toEqual(["ferry.txt"]);
  expect(scene.logged("library.source-failed")).toEqual([{ error: feed.fault }]);
});

test("a provider that can't list its guilds does not hide those of the others", async () => {
  scene.failingProvider = new Fault("store-busy", detail("The subscriptions can't be read."));
  await scene.uploads.add(OURS, "merger.txt", bytes(OWN));
  expect(await scene.librarySync.guilds()).toEqual([OURS]);
  expect(scene.logged("library.source-failed")).toEqual([{ error: scene.failingProvider }]);
});

test("the backlog adds up the sources that are being read", async () => {
  const seen: unknown[] = [];
  const scan = feed.scan;
  const watched = {
    ...feed,
    async *scan(...args: Parameters<typeof scan>) {
      for await (const batch of scan(...args)) {
        seen.push(scene.librarySync.backlog());
        yield batch;
      }
    },
  };
  scene.moreSources = (guild) => (guild === null ? [watched] : []);
  await scene.librarySync.syncShared();
  expect(seen).toMatchObject([{ read: 2, changed: 2, latest: PATH }]);
  expect(scene.librarySync.backlog()).toBeNull();
});
