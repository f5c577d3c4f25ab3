import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WatchOwner, WatchService } from "../../../src/domain/schedules/watch-service.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { type CachedWatches, cacheWatches } from "../../../src/schedule/services/cached-watches.ts";
import { createWatchService } from "../../../src/schedule/services/watch-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

const now = () => "2026-05-06T07:00:00.000Z";
const OURS = { guild: "7001" };
const THEIRS = { guild: "7002" };
const ANN = { person: "42" };
let dataDir = "";
let store: Store;
let service: WatchService;
let watches: CachedWatches;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-cached-"));
  store = await openStore({ dataDir, now, events: { emit: () => undefined } });
  service = createWatchService({
    store,
    root: "/news",
    timeZone: "Europe/Berlin",
    clock: { now },
    random: randomBytes,
  });
  watches = cacheWatches(service, () => store.allWatches("/news"));
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const topics = (owner: WatchOwner) => watches.cached(owner).map(({ topic }) => topic);

test("watches added or removed through the cached service are in the cache at once, per owner", async () => {
  expect(topics(OURS)).toEqual([]);
  await watches.service.add(OURS, { topic: "ferries", channel: "900" });
  await watches.service.add(ANN, { topic: "mills", channel: "901" });
  expect([OURS, THEIRS, ANN].map(topics)).toEqual([["ferries"], [], ["mills"]]);
  await watches.service.remove(OURS, "Ferries");
  expect([OURS, ANN].map(topics)).toEqual([[], ["mills"]]);
});

test("watches added by another process appear after a reload", async () => {
  await service.add(OURS, { topic: "ferries", channel: "900" });
  expect(topics(OURS)).toEqual([]);
  expect(await watches.service.list(OURS)).toHaveLength(1);
  await watches.reload();
  expect(topics(OURS)).toEqual(["ferries"]);
});
