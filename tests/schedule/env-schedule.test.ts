import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedLibrary } from "../../src/domain/library.ts";
import type { Store } from "../../src/domain/ports.ts";
import { keepEnvSchedule } from "../../src/schedule/env-schedule.ts";
import { openStore } from "../../src/store/open-store.ts";

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

function keep(channel: string | null, time: string, now: string, of = library): Promise<void> {
  const settings = { channel, time, timeZone: "Europe/Berlin" };
  return keepEnvSchedule(settings, { store, library: of, now, random: randomBytes });
}

async function kept(of = library) {
  const [schedule, ...others] = await store.schedules(of);
  expect(others).toEqual([]);
  return schedule;
}

test("the schedule of the settings is made once, and goes when they no longer name a channel", async () => {
  await keep("900", "07:30", FIRST);
  const made = await kept();
  expect(made).toMatchObject({
    id: "env",
    channel: "900",
    timing: { kind: "daily", time: "07:30", timeZone: "Europe/Berlin" },
    timingSetAt: FIRST,
  });
  await keep("900", "07:30", SECOND);
  expect(await kept()).toEqual(made);
  await keep(null, "07:30", SECOND);
  expect(await kept()).toBeUndefined();
});

test("another time counts from then on, another channel ends the pause for the old one's sake", async () => {
  await keep("900", "07:30", FIRST);
  const made = await kept();
  await store.changeSchedule(made?.ref ?? "", { paused: { reason: "gone", at: FIRST } });
  await keep("900", "08:00", SECOND);
  expect(await kept()).toMatchObject({
    ref: made?.ref,
    timing: { time: "08:00" },
    timingSetAt: SECOND,
    paused: { reason: "gone" },
  });
  await keep("901", "08:00", SECOND);
  expect(await kept()).toMatchObject({ ref: made?.ref, channel: "901", paused: null });
  await store.changeSchedule(made?.ref ?? "", { paused: { reason: "by-hand", at: FIRST } });
  await keep("902", "08:00", SECOND);
  expect(await kept()).toMatchObject({ channel: "902", paused: { reason: "by-hand" } });
});

test("with another guild in the settings it is that guild's alone", async () => {
  const guild = { root: library.root, guild: "7001" };
  await keep("900", "07:30", FIRST);
  await keep("900", "07:30", SECOND, guild);
  expect(await kept()).toBeUndefined();
  expect(await kept(guild)).toMatchObject({ id: "env", guild: "7001" });
});
