import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Fault } from "../../../src/domain/core/fault.ts";
import type { Attachment } from "../../../src/domain/delivery/attachment.ts";
import type { EditionFile } from "../../../src/domain/schedules/edition-file.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { pictureFile } from "../../../src/newsroom/pictures/picture-file.ts";
import { jitteredPostTime } from "../../../src/schedule/running/jitter.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { scheduled } from "../../delivery/subjects.ts";
import { addSchedule, arrive, type Channel, createChannel, library, startProcess } from "./newsroom-rig.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";

const events = { emit: () => undefined };
let dataDir = "";
let time: VirtualTime;
let channel: Channel;
let store: Store;

async function startAt(start: string): Promise<void> {
  time = createVirtualTime(start);
  channel = createChannel(time);
  store = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-runner-"));
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const start = (owner = "one") => startProcess({ store, time, channel, owner });
/** The posted briefings, without alerts. */
const briefings = () => channel.posts.filter(({ alert }) => alert === null);
const minutes = () => briefings().map(({ at }) => at.slice(0, "2026-03-29T05:30".length));
const postedStories = () => briefings().map(({ stories }) => stories.join());
const attachment = (name: string, description: string): Attachment => ({
  ...{ name, description },
  mediaType: "application/octet-stream",
  data: new Uint8Array([1]),
});
const states = async (ref: string) =>
  (await store.editions(scheduled(ref), 100))
    .map(({ slot, state }) => `${slot.slice(5, 16)} ${state}`)
    .reverse();

describe("on time", () => {
  test("editions are posted each morning at local time, also across a clock change, and never early", async () => {
    await startAt("2026-03-27T12:00:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    const { runner, notices } = start();
    for (const day of [28, 29, 30]) {
      await arrive(store, `mill-${day}`, `2026-03-${day}T02:00:00.000Z`);
      await time.pass(`2026-03-${day}T12:00:00.000Z`, runner.tick);
    }
    expect(minutes()).toEqual(["2026-03-28T06:30", "2026-03-29T05:30", "2026-03-30T05:30"]);
    expect(postedStories()).toEqual(["mill-28 new", "mill-29 new", "mill-30 new"]);
    for (const { at, lateMs, onTime } of briefings()) {
      expect([lateMs, onTime, Number(at.slice(17, 19)) < 10]).toEqual([null, true, true]);
    }
    expect(notices).toEqual([]);
    expect(await states("morning")).toEqual([
      "03-28T06:30 delivered",
      "03-29T05:30 delivered",
      "03-30T05:30 delivered",
    ]);
  });

  test("an edition is stored before its slot and posted at its own moment within ten seconds of it", async () => {
    await startAt("2026-05-06T05:00:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    const slot = "2026-05-06T05:30:00.000Z";
    const moment = jitteredPostTime(slot, "morning", 10_000);
    expect(moment > slot).toBe(true);
    const { runner } = start();
    await time.pass(slot, runner.tick);
    expect(await store.editions(scheduled("morning"), 1)).toMatchObject([
      { slot, state: "sending", notBefore: moment },
    ]);
    expect(briefings()).toEqual([]);
    await time.pass("2026-05-06T05:31:00.000Z", runner.tick);
    expect(briefings().map(({ at }) => at)).toEqual([moment]);
  });

  test("a document that arrives after composing has started is in the next edition", async () => {
    await startAt("2026-05-06T05:00:00.000Z");
    await addSchedule(store, { ref: "morning" });
    await store.recordSlot("morning", "2026-05-05T05:30:00.000Z");
    await arrive(store, "mill", "2026-05-06T04:00:00.000Z");
    const { runner } = start();
    await time.pass("2026-05-06T05:29:40.000Z", runner.tick);
    await arrive(store, "barn", time.clock.now());
    await time.pass("2026-05-07T06:00:00.000Z", runner.tick);
    expect(postedStories()).toEqual(["mill new", "barn new"]);
  });

  test("with nothing new, one line or nothing is posted, as configured", async () => {
    await startAt("2026-05-06T05:00:00.000Z");
    await addSchedule(store, { ref: "line", channel: "1" });
    await addSchedule(store, { ref: "silence", channel: "2", nothingNew: "silence" });
    for (const ref of ["line", "silence"]) await store.recordSlot(ref, "2026-05-05T05:30:00.000Z");
    const { runner } = start();
    await time.pass("2026-05-06T06:00:00.000Z", runner.tick);
    expect(briefings().map(({ channel: name, stories }) => [name, stories])).toEqual([["1", []]]);
    expect(await states("silence")).toEqual(["05-06T05:30 silent"]);
  });

  test("an edition has the files that its schedule wants and that could be made, in the order of the list", async () => {
    await startAt("2026-03-28T06:20:00.000Z");
    await addSchedule(store, { ref: "plain", timingSetAt: time.clock.now(), pictures: false });
    await addSchedule(store, { ref: "full", timingSetAt: time.clock.now(), channel: "901" });
    const picture = pictureFile({ create: async () => attachment("briefing.png", "A picture") });
    const audio: EditionFile = {
      isRequested: () => true,
      create: async ({ guild }, { stories }, { language, timeZone }) =>
        attachment("briefing.wav", `${guild} ${stories.length} ${language} ${timeZone}`),
    };
    const none: EditionFile = { isRequested: () => true, create: async () => null };
    const { runner } = startProcess({ store, time, channel, owner: "one", files: [none, picture, audio] });
    await arrive(store, "mill", "2026-03-28T02:00:00.000Z");
    await time.pass("2026-03-28T06:35:00.000Z", runner.tick);
    const files = Object.fromEntries(briefings().map((post) => [post.channel, post.files]));
    const readAloud = "briefing.wav: null 1 de Europe/Berlin";
    expect(files).toEqual({ 900: [readAloud], 901: ["briefing.png: A picture", readAloud] });
  });

  test("a paused schedule posts nothing", async () => {
    await startAt("2026-05-06T05:00:00.000Z");
    const paused = { reason: "by-hand", at: time.clock.now() } as const;
    await addSchedule(store, { ref: "paused", paused, timingSetAt: time.clock.now() });
    const { runner } = start();
    await time.pass("2026-05-06T06:00:00.000Z", runner.tick);
    expect(briefings()).toEqual([]);
  });
});

describe("late", () => {
  test("after a minute of downtime at the slot the edition is posted once, not marked late", async () => {
    await startAt("2026-05-06T05:28:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    time.jump("2026-05-06T05:30:30.000Z");
    await time.pass("2026-05-06T07:00:00.000Z", start().runner.tick);
    expect(briefings().map(({ lateMs }) => lateMs)).toEqual([null]);
  });

  test("after a blocked event loop the edition is posted once, marked late with the delay", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    const { runner } = start();
    await time.pass("2026-05-06T05:25:00.000Z", runner.tick);
    time.jump("2026-05-06T05:50:00.000Z");
    await time.pass("2026-05-06T07:00:00.000Z", runner.tick);
    expect(briefings().map(({ lateMs }) => lateMs)).toEqual([20 * 60_000]);
    expect(await store.editions(scheduled("morning"), 5)).toMatchObject([{ late: true, state: "delivered" }]);
  });

  test("after a week of downtime the latest slot is posted with the week's story, the others are recorded as missed", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    await time.pass("2026-05-06T06:00:00.000Z", start().runner.tick);
    time.jump("2026-05-13T07:30:00.000Z");
    await arrive(store, "mill", time.clock.now());
    await time.pass("2026-05-13T08:00:00.000Z", start("two").runner.tick);
    expect(minutes()).toEqual(["2026-05-06T05:30", "2026-05-13T07:30"]);
    expect(briefings().at(-1)).toMatchObject({ stories: ["mill new"], lateMs: 2 * 3_600_000, onTime: false });
    const missed = ["07", "08", "09", "10", "11", "12"].map((day) => `05-${day}T05:30 missed`);
    expect(await states("morning")).toEqual(["05-06T05:30 delivered", ...missed, "05-13T05:30 delivered"]);
  });

  test("a slot past its grace is missed, managers are notified, and at most 20 missed slots are recorded", async () => {
    await startAt("2026-05-01T00:00:00.000Z");
    const timing = { kind: "cron", expression: "0 8,9 * * *", timeZone: "UTC" } as const;
    await addSchedule(store, { ref: "twice", timing, timingSetAt: time.clock.now() });
    time.jump("2026-06-01T00:00:00.000Z");
    const { runner, notices } = start();
    await time.pass("2026-06-01T00:05:00.000Z", runner.tick);
    expect(briefings()).toEqual([]);
    const missed = await store.editions(scheduled("twice"), 100);
    expect(missed.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, () => "missed"));
    expect(missed.at(-1)?.reason).toBe("the bot was not running, nor for 42 earlier slots");
    expect(notices.map(({ kind, edition }) => [kind, edition.slot])).toEqual([
      ["missed", "2026-05-31T09:00:00.000Z"],
    ]);
  });

  test("while Discord is unreachable an edition waits until the next slot, which covers everything", async () => {
    await startAt("2026-05-06T07:50:00.000Z");
    const timing = { kind: "cron", expression: "0 * * * *", timeZone: "UTC" } as const;
    await addSchedule(store, { ref: "hourly", timing, timingSetAt: time.clock.now() });
    await arrive(store, "mill", time.clock.now());
    channel.answer = ({ at }) =>
      at < "2026-05-06T09:20"
        ? { kind: "not-posted", detail: detail("no connection") }
        : { kind: "posted", message: "m" };
    await time.pass("2026-05-06T10:30:00.000Z", start().runner.tick);
    expect(postedStories()).toEqual(["mill new", ""]);
    expect(await states("hourly")).toEqual([
      "05-06T08:00 missed",
      "05-06T09:00 delivered",
      "05-06T10:00 delivered",
    ]);
  });
});

describe("failures", () => {
  /** The store on a disk that is full until then: editions can't be recorded. */
  const fullUntil = (until: string): Store => ({
    ...store,
    async leaseEdition(...args) {
      if (time.clock.now() < until) throw new Fault("disk-full", detail("The disk is full."));
      return store.leaseEdition(...args);
    },
  });

  test.each([
    { until: "2026-05-06T09:00:00.000Z", state: "delivered", reason: null, posts: 1 },
    { until: "2026-05-06T13:00:00.000Z", state: "missed", reason: "the disk was full", posts: 0 },
  ])("an edition that can't be recorded is not posted until $until, and then $state", async (step) => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    const { runner, events: logged } = startProcess({
      ...{ time, channel, owner: "one" },
      store: fullUntil(step.until),
    });
    await time.pass("2026-05-06T05:40:00.000Z", runner.tick);
    expect(channel.posts).toEqual([]);
    const failures = logged.filter(({ name }) => name === "schedule.failed").length;
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThanOrEqual(60);
    time.jump(step.until);
    await time.pass(new Date(Date.parse(step.until) + 120_000).toISOString(), runner.tick);
    expect(briefings()).toHaveLength(step.posts);
    const [edition] = await store.editions(scheduled("morning"), 1);
    expect(edition).toMatchObject({ state: step.state, reason: step.reason });
  });

  test("a schedule that Discord refuses is paused, and managers are notified once", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    channel.answer = () => ({
      kind: "refused",
      why: "forbidden",
      code: 50_013,
      detail: detail("Missing Permissions"),
    });
    const { runner, notices } = start();
    await time.pass("2026-05-08T06:00:00.000Z", runner.tick);
    expect(await store.schedules(library)).toMatchObject([{ paused: { reason: "forbidden" } }]);
    expect(notices.map(({ kind, refused }) => [kind, refused])).toEqual([["paused", "forbidden"]]);
    expect(await states("morning")).toEqual(["05-06T05:30 failed"]);
  });

  test("the no-new-documents alert is posted once per gap", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, {
      ref: "morning",
      nothingNew: "silence",
      createdAt: time.clock.now(),
      timingSetAt: time.clock.now(),
    });
    await arrive(store, "mill", time.clock.now());
    const { runner } = start();
    // As often as the runner looks for gaps: ten days of a tick a minute would take half a minute.
    const CHECK_MS = 10 * 60_000;
    await time.pass("2026-05-09T05:00:00.000Z", runner.tick, CHECK_MS);
    expect(channel.posts.filter(({ alert }) => alert !== null)).toEqual([]);
    await time.pass("2026-05-11T06:00:00.000Z", runner.tick, CHECK_MS);
    await arrive(store, "barn", time.clock.now());
    await time.pass("2026-05-15T06:00:00.000Z", runner.tick, CHECK_MS);
    const alerts = channel.posts.flatMap(({ alert }) => (alert === null ? [] : [alert]));
    expect(alerts).toEqual([
      { kind: "no-new-documents", since: "2026-05-06T05:20:00.000Z", days: 3 },
      { kind: "no-new-documents", since: "2026-05-11T06:00:00.000Z", days: 3 },
    ]);
  });
});

describe("two processes", () => {
  test("sharing one store post one edition", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    const second = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
    try {
      const [one, two] = [start(), startProcess({ store: second, time, channel, owner: "two" })];
      const both = () => Promise.all([one.runner.tick(), two.runner.tick()]).then(() => undefined);
      await time.pass("2026-05-08T06:00:00.000Z", both);
      expect(minutes()).toEqual(["2026-05-06T05:30", "2026-05-07T05:30", "2026-05-08T05:30"]);
      expect([...one.events, ...two.events].filter(({ name }) => name.endsWith("failed"))).toEqual([]);
    } finally {
      await second.close();
    }
  });

  test("one that stops before the slot leaves the written edition to the next, which posts it once", async () => {
    await startAt("2026-05-06T05:20:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    await arrive(store, "mill", time.clock.now());
    const first = start();
    await time.pass("2026-05-06T05:29:50.000Z", first.runner.tick);
    expect(await store.editions(scheduled("morning"), 5)).toMatchObject([{ state: "sending" }]);
    expect(briefings()).toEqual([]);
    first.stop();
    await time.pass("2026-05-06T05:45:00.000Z", start("two").runner.tick);
    expect(postedStories()).toEqual(["mill new"]);
  });
});

describe("run now", () => {
  test("an edition requested by another process is posted within a tick, and counts as delivered like a slot", async () => {
    await startAt("2026-05-06T04:00:00.000Z");
    await addSchedule(store, { ref: "morning", timingSetAt: time.clock.now() });
    await arrive(store, "mill", time.clock.now());
    const { runner } = start();
    await store.requestEdition("morning", time.clock.now());
    await time.pass("2026-05-06T04:01:00.000Z", runner.tick);
    expect(channel.posts).toMatchObject([{ stories: ["mill new"], lateMs: null, onTime: false }]);
    await time.pass("2026-05-06T06:00:00.000Z", runner.tick);
    expect(postedStories()).toEqual(["mill new", ""]);
  });
});
