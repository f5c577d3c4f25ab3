import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { syncEnvSchedule, trySyncEnvSchedule } from "../../../src/schedule/services/env-schedule.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

const library = sharedLibrary("/news");
const [FIRST, SECOND] = ["2026-05-06T05:00:00.000Z", "2026-05-07T05:00:00.000Z"];
let dataDir = "";
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-env-"));
  store = await openStore({ dataDir, now: () => FIRST, events: { emit: () => undefined } });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

function sync(channel: string | null, time: string, now: string, of = library): Promise<void> {
  const settings = { channel, time, timeZone: "Europe/Berlin" };
  return syncEnvSchedule(settings, { store, library: of, now, random: randomBytes });
}

async function storedSchedule(of = library) {
  const [schedule, ...others] = await store.schedules(of);
  expect(others).toEqual([]);
  return schedule;
}

test("the env schedule is created once, and removed once the settings name no channel", async () => {
  await sync("900", "07:30", FIRST);
  const created = await storedSchedule();
  expect(created).toMatchObject({
    id: "env",
    channel: "900",
    timing: { kind: "daily", time: "07:30", timeZone: "Europe/Berlin" },
    timingSetAt: FIRST,
  });
  await sync("900", "07:30", SECOND);
  expect(await storedSchedule()).toEqual(created);
  await sync(null, "07:30", SECOND);
  expect(await storedSchedule()).toBeUndefined();
});

test("a new time applies from now on; a new channel ends a pause caused by the old channel", async () => {
  await sync("900", "07:30", FIRST);
  const created = await storedSchedule();
  await store.changeSchedule(created?.ref ?? "", { paused: { reason: "gone", at: FIRST } });
  await sync("900", "08:00", SECOND);
  expect(await storedSchedule()).toMatchObject({
    ref: created?.ref,
    timing: { time: "08:00" },
    timingSetAt: SECOND,
    paused: { reason: "gone" },
  });
  await sync("901", "08:00", SECOND);
  expect(await storedSchedule()).toMatchObject({ ref: created?.ref, channel: "901", paused: null });
  await store.changeSchedule(created?.ref ?? "", { paused: { reason: "by-hand", at: FIRST } });
  await sync("902", "08:00", SECOND);
  expect(await storedSchedule()).toMatchObject({ channel: "902", paused: { reason: "by-hand" } });
});

test("after another guild is set, the schedule belongs to that guild only", async () => {
  const guild = { root: library.root, guild: "7001" };
  await sync("900", "07:30", FIRST);
  await sync("900", "07:30", SECOND, guild);
  expect(await storedSchedule()).toBeUndefined();
  expect(await storedSchedule(guild)).toMatchObject({ id: "env", guild: "7001" });
});

test("a failure to update the env schedule is logged and not passed on", async () => {
  const logged: unknown[] = [];
  const events = {
    emit: (level: string, name: string, fields: object = {}) => void logged.push({ level, name, ...fields }),
  };
  const settings = { channel: "900", time: "07:30", timeZone: "Europe/Berlin" };
  const deps = { store, library, now: FIRST, random: randomBytes, events };
  await trySyncEnvSchedule(settings, deps);
  expect(await storedSchedule()).toMatchObject({ id: "env" });
  const error = new Error("the database is busy");
  const allSchedules = () => Promise.reject(error);
  await trySyncEnvSchedule(settings, { ...deps, store: { ...store, allSchedules } });
  expect(logged).toEqual([{ level: "error", name: "schedule.env-sync-failed", error }]);
});
