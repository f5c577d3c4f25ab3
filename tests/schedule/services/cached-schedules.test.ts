import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ScheduleService } from "../../../src/domain/schedules/schedule-service.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { type CachedSchedules, cacheSchedules } from "../../../src/schedule/services/cached-schedules.ts";
import { schedulesMatching } from "../../../src/schedule/services/find-schedules.ts";
import { createScheduleService } from "../../../src/schedule/services/schedule-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { createVirtualTime } from "../running/virtual-time.ts";

const [OURS, THEIRS] = ["7001", "7002"];
const time = createVirtualTime("2026-05-06T07:00:00.000Z");
let dataDir = "";
let store: Store;
let service: ScheduleService;
let schedules: CachedSchedules;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-cached-"));
  store = await openStore({ dataDir, now: time.clock.now, events: { emit: () => undefined } });
  service = createScheduleService({
    store,
    writer: { write: () => Promise.reject(new Error("not to be called")) },
    runner: null,
    root: "/news",
    timeZone: "Europe/Berlin",
    clock: time.clock,
    random: randomBytes,
  });
  schedules = cacheSchedules(service, async () =>
    (await store.allSchedules("/news")).map(({ schedule }) => schedule),
  );
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const cachedIds = (guild: string) => schedules.cached(guild).map(({ id }) => id);
const morning = { id: "morning", time: "7:30", channel: "900", title: "Harbour news", topic: "ferries" };

test("changes made through the cached service are in the cache at once, per guild", async () => {
  expect(cachedIds(OURS)).toEqual([]);
  await schedules.service.add(OURS, morning);
  await schedules.service.add(THEIRS, { ...morning, id: "theirs" });
  expect([cachedIds(OURS), cachedIds(THEIRS)]).toEqual([["morning"], ["theirs"]]);
  await schedules.service.pause(OURS, "morning");
  expect(schedules.cached(OURS)).toMatchObject([{ paused: { reason: "by-hand" } }]);
  await schedules.service.resume(OURS, "morning");
  await schedules.service.edit(OURS, "morning", { title: "Evening news" });
  expect(schedules.cached(OURS)).toMatchObject([{ paused: null, title: "Evening news" }]);
  await schedules.service.remove(OURS, "morning");
  expect([cachedIds(OURS), cachedIds(THEIRS)]).toEqual([[], ["theirs"]]);
});

test("changes by others appear after a list, an overview or a reload", async () => {
  await service.add(OURS, morning);
  expect(cachedIds(OURS)).toEqual([]);
  await schedules.service.list(OURS);
  expect(cachedIds(OURS)).toEqual(["morning"]);
  await service.add(OURS, { ...morning, id: "noon", time: "12:00" });
  await schedules.service.overview(OURS);
  expect(cachedIds(OURS)).toEqual(["morning", "noon"]);
  await service.remove(OURS, "morning");
  await service.add(THEIRS, morning);
  await schedules.reload();
  expect([cachedIds(OURS), cachedIds(THEIRS)]).toEqual([["noon"], ["morning"]]);
});

test("schedules are found by part of their id, title or topic, in any case", async () => {
  await schedules.service.add(OURS, morning);
  await schedules.service.add(OURS, { id: "noon", time: "12:00", channel: "900" });
  const found = (typed: string) => schedulesMatching(schedules.cached(OURS), typed).map(({ id }) => id);
  expect([" ORN", "harbour", "Ferr", "noon"].map(found)).toEqual([
    ["morning"],
    ["morning"],
    ["morning"],
    ["noon"],
  ]);
  expect([found(""), found("evening")]).toEqual([["morning", "noon"], []]);
});
