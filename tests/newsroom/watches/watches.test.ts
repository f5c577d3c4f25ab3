import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeByKind } from "../../../src/domain/delivery/composers.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { alertOf, composersWith } from "../../delivery/subjects.ts";
import { createVirtualTime, type VirtualTime } from "../../schedule/running/virtual-time.ts";
import { addWatch, arrive, type Channel, createChannel, ROOT, startWatching } from "./watch-rig.ts";

const events = { emit: () => undefined };
const START = "2026-03-05T08:00:00.000Z";
let dataDir = "";
let time: VirtualTime;
let channel: Channel;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-watches-"));
  time = createVirtualTime(START);
  channel = createChannel(time);
  store = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const start = (owner?: string) => startWatching({ store, time, channel, ...(owner ? { owner } : {}) });
const at = (clock: string, day = "05") => `2026-03-${day}T${clock}:00.000Z`;
const alertedStories = () => channel.posts.map(({ alert }) => alert.stories.map(({ id }) => id).join());
const minutes = () => channel.posts.map((post) => post.at.slice(8, 16));

describe("an alert", () => {
  test("arrives within a minute with cited claims, which are stored", async () => {
    const watch = await addWatch(store);
    const { runner } = start();
    await time.pass(at("08:10"), runner.tick);
    await arrive(store, "mill", at("08:10"));
    await arrive(store, "dairy", at("08:10"));
    await time.pass(at("09:00"), runner.tick);
    expect([alertedStories(), minutes()]).toEqual([["mill"], ["05T08:10"]]);
    const [post] = channel.posts;
    const [story] = post?.alert.stories ?? [];
    expect(post?.channel).toBe("900");
    expect(story?.headline.text).toBe("The mill burned down");
    expect(story?.claims.length).toBeGreaterThan(0);
    expect(story?.claims.length).toBeLessThanOrEqual(2);
    const [edition] = await store.editions(alertOf(watch.ref), 9);
    expect(edition?.state).toBe("delivered");
    const shown = await store.shown({ root: ROOT, guild: "7001" }, edition?.ref ?? "");
    expect(shown?.claims[0]?.evidence[0]).toMatchObject({ sentences: [1], quote: "The mill burned down" });
  });

  test("is sent once per story, also for later documents and after a restart", async () => {
    await addWatch(store);
    await arrive(store, "mill", at("08:00"));
    await time.pass(at("08:05"), start().runner.tick);
    await arrive(store, "mill", at("08:06"), { text: "Mill fire is out" });
    const again = start("two").runner;
    await time.pass(at("08:20"), again.tick);
    await arrive(store, "mill", at("08:06"), { text: "Mill fire is really out" });
    await time.pass(at("08:40"), again.tick);
    expect(alertedStories()).toEqual(["mill"]);
  });

  test("needs the topic's words, names and phrases, and none of its excluded words", async () => {
    await addWatch(store, { topic: '"burned down" -dairy', channel: "901" });
    await addWatch(store, { topic: "Norwick zebra", channel: "902" });
    const { runner } = start();
    await arrive(store, "mill", at("08:00"));
    await arrive(store, "dairy", at("08:00"));
    await time.pass(at("08:05"), runner.tick);
    expect(channel.posts.map((post) => [post.channel, post.alert.stories.map(({ id }) => id)])).toEqual([
      ["901", ["mill"]],
    ]);
  });

  test("covers a guild's own documents, and for a person only the shared ones", async () => {
    await addWatch(store, { channel: "guild" });
    await addWatch(store, { guild: "7002", channel: "other" });
    await addWatch(store, { guild: null, person: "p1", channel: "dm" });
    const { runner } = start();
    await arrive(store, "mill", at("08:00"), { library: { root: ROOT, guild: "7001" } });
    await time.pass(at("08:05"), runner.tick);
    expect(channel.posts.map((post) => post.channel)).toEqual(["guild"]);
    await arrive(store, "old mill", at("08:05"));
    await time.pass(at("08:10"), runner.tick);
    expect(channel.posts.map((post) => post.channel).sort()).toEqual(["dm", "guild", "guild", "other"]);
  });

  test("is not sent for documents that arrived before the watch, are old, or are gone", async () => {
    await addWatch(store, { createdAt: at("07:30"), quiet: { from: "07:00", to: "08:30", timeZone: "UTC" } });
    await arrive(store, "first mill", at("07:10"));
    await arrive(store, "old mill", at("08:00"), { published: "2026-02-20" });
    await arrive(store, "lost mill", at("08:00"), { path: "lost.txt" });
    const { runner } = start();
    await time.pass(at("08:20"), runner.tick);
    await store.apply({ root: ROOT, guild: null }, FOLDER, [{ kind: "gone", path: "lost.txt" }]);
    await time.pass(at("09:30"), runner.tick);
    expect(channel.posts).toEqual([]);
    const [watch] = await store.allWatches(ROOT);
    expect(await store.editions(alertOf((watch as never as { ref: string }).ref), 99)).toHaveLength(1);
    await arrive(store, "lost mill", at("09:30"), { path: "lost.txt", text: "Lost mill found" });
    await time.pass(at("09:40"), runner.tick);
    expect(alertedStories()).toEqual(["lost mill"]);
  });
});

describe("quiet hours and the hourly limit", () => {
  test("documents that arrive in quiet hours are reported afterwards, in one message", async () => {
    await addWatch(store, { quiet: { from: "22:00", to: "07:00", timeZone: "Europe/Berlin" } });
    time.jump(at("20:50"));
    const { runner } = start();
    await time.pass(at("20:58"), runner.tick);
    await arrive(store, "mill", at("20:58"));
    await time.pass(at("22:00"), runner.tick);
    await arrive(store, "second mill", at("22:00"));
    await time.pass(at("23:00"), runner.tick);
    await arrive(store, "third mill", at("23:00"));
    await time.pass(at("08:00", "06"), runner.tick);
    expect(alertedStories()).toEqual(["mill", "second mill,third mill"]);
    expect(minutes()).toEqual(["05T20:58", "06T06:00"]);
  });

  test("beyond the limit, stories are combined into one alert once the hour has passed", async () => {
    await addWatch(store, { mostPerHour: 2 });
    const { runner } = start();
    const stories = ["a", "b", "c", "d", "e"].map((name) => `${name} mill`);
    for (const [index, story] of stories.entries()) {
      await arrive(store, story, at(`08:${index}0`));
      await time.pass(at(`08:${index}9`), runner.tick);
    }
    await time.pass(at("10:30"), runner.tick);
    expect(alertedStories()).toEqual(["a mill", "b mill", "c mill,d mill,e mill"]);
    expect(minutes()).toEqual(["05T08:00", "05T08:10", "05T09:00"]);
  });

  test("matches delayed for more than a day are dropped", async () => {
    const { ref } = await addWatch(store, { quiet: { from: "08:00", to: "08:00", timeZone: "UTC" } });
    const { runner } = start();
    await arrive(store, "old mill", at("08:00"));
    await time.pass(at("08:05"), runner.tick);
    await arrive(store, "new mill", at("08:05"));
    time.jump(at("08:02", "06"));
    await store.changeWatch(ref, { quiet: null });
    await time.pass(at("08:03", "06"), runner.tick);
    expect(alertedStories()).toEqual(["new mill"]);
  });

  test("stories that exceed one message go into the next, none twice", async () => {
    await addWatch(store);
    for (let n = 0; n < 45; n += 1) await arrive(store, `mill ${n}`, at("08:00"));
    await time.pass(at("08:05"), start().runner.tick);
    const all = channel.posts.flatMap(({ alert }) => alert.stories.map(({ id }) => id));
    expect(channel.posts.map(({ alert }) => alert.stories.length)).toEqual([20, 20, 5]);
    expect(new Set(all).size).toBe(45);
  });
});

describe("an alert on hold", () => {
  const hold = { until: at("12:00"), atEnd: "drop" } as const;

  test("is composed once, and later stories do not wait for it", async () => {
    const watch = await addWatch(store, { mostPerHour: 2 });
    const { runner, runs, outbox } = startWatching({ store, time, channel, hold });
    await arrive(store, "mill", at("08:00"));
    await time.pass(at("08:03"), runner.tick);
    expect(runs()).toBe(1);
    await arrive(store, "second mill", at("08:03"));
    await time.pass(at("08:06"), runner.tick);
    expect(runs()).toBe(2);
    const [later, first] = await store.editions(alertOf(watch.ref), 9);
    expect([first?.state, later?.state]).toEqual(["on-hold", "on-hold"]);
    await time.pass(at("08:07"), async () => void (await outbox.release(first?.ref ?? "", "ann")));
    expect(alertedStories()).toEqual(["mill"]);
    await arrive(store, "third mill", at("08:07"));
    await time.pass(at("08:10"), runner.tick);
    expect(runs(), "both count to the hourly limit").toBe(2);
  });
});

describe("failures", () => {
  test("arrivals during downtime are reported if they are less than a day old", async () => {
    await addWatch(store);
    await arrive(store, "old mill", at("07:00"));
    await arrive(store, "new mill", at("09:00"));
    time.jump(at("08:00", "06"));
    await time.pass(at("08:05", "06"), start().runner.tick);
    expect(alertedStories()).toEqual(["new mill"]);
  });

  test("two processes on one store report each story once", async () => {
    for (let n = 0; n < 5; n += 1) await addWatch(store, { channel: `c${n}`, mostPerHour: 20 });
    const second = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
    const runners = [start("one"), startWatching({ store: second, time, channel, owner: "two" })];
    for (let n = 0; n < 6; n += 1) {
      const clock = `08:0${n}`;
      await arrive(store, `mill ${n}`, at(clock));
      await arrive(store, `also mill ${n}`, at(clock));
      await time.pass(at(`08:0${n + 1}`), async () => {
        await Promise.all(runners.map(({ runner }) => runner.tick()));
      });
    }
    const all = channel.posts.flatMap((post) => post.alert.stories.map(({ id }) => `${post.channel} ${id}`));
    expect(runners.flatMap(({ failures }) => failures)).toEqual([]);
    expect(all).toHaveLength(60);
    expect(new Set(all).size).toBe(60);
    await second.close();
  });

  test("the next process finishes a post after a crash and repeats nothing", async () => {
    await addWatch(store);
    const doomed = start("doomed");
    await arrive(store, "mill", at("08:00"));
    channel.answer = () => new Promise(() => undefined);
    await time.pass(at("08:01"), doomed.runner.tick);
    channel.answer = () => ({ kind: "posted", message: "m" });
    const next = start("next");
    await arrive(store, "second mill", at("08:01"));
    await time.pass(at("08:10"), async () => {
      await next.outbox.recover(composeByKind(composersWith({ "watch-alert": next.runner.compose })));
      await next.runner.tick();
    });
    expect(alertedStories()).toEqual(["mill", "second mill"]);
  });

  test("stories that could not be posted for an hour go into the next alert", async () => {
    await addWatch(store);
    channel.answer = () => ({ kind: "not-posted", detail: detail("no connection") });
    const { runner } = start();
    await arrive(store, "mill", at("08:00"));
    await time.pass(at("08:30"), runner.tick);
    await arrive(store, "second mill", at("08:30"));
    await time.pass(at("08:59"), runner.tick);
    channel.answer = (post) =>
      post.at < at("09:01")
        ? { kind: "not-posted", detail: detail("no connection") }
        : { kind: "posted", message: "m" };
    await time.pass(at("09:10"), runner.tick);
    expect(alertedStories()).toEqual(["mill,second mill"]);
  });

  test("a refused watch is paused until it is renewed, and others continue", async () => {
    const refused = await addWatch(store, { channel: "closed" });
    await addWatch(store, { channel: "open" });
    let attempts = 0;
    channel.answer = (post) => {
      if (post.channel === "open") return { kind: "posted", message: "m" };
      attempts += 1;
      return {
        kind: "refused",
        why: "forbidden",
        code: 50_007,
        detail: detail("Cannot send messages to this user"),
      };
    };
    const { runner } = start();
    await arrive(store, "mill", at("08:00"));
    await time.pass(at("09:00"), runner.tick);
    expect([attempts, alertedStories()]).toEqual([1, ["mill"]]);
    expect(await store.allWatches(ROOT)).toContainEqual({ ...refused, refused: "forbidden" });
    channel.answer = () => ({ kind: "posted", message: "m" });
    await store.changeWatch(refused.ref, { refused: null });
    await time.pass(at("09:10"), runner.tick);
    expect(channel.posts.map((post) => post.channel)).toEqual(["open", "closed"]);
  });
});
