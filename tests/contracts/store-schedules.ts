import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { FinalEditionState } from "../../src/domain/delivery/edition.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { DeliveredStory } from "../../src/domain/schedules/delivered-store.ts";
import type { Schedule } from "../../src/domain/schedules/schedule.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { FIRST, FIRST_RENEWED, LEASE } from "./leases.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import { all, type NewRoot } from "./store-tools.ts";

const T = (hour: number) => `2024-03-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
const MAX = 3;

let refs = 0;

function scheduleOf(library: LibraryId, more: Partial<Schedule> = {}): Schedule {
  return {
    id: "morning",
    ref: `ref-${++refs}`,
    guild: library.guild,
    channel: "900",
    title: null,
    timing: { kind: "daily", time: "07:30", weekdays: ["mon", "tue"], timeZone: "Europe/Kyiv" },
    topic: "ferries",
    nothingNew: "line",
    thread: false,
    language: null,
    paused: null,
    timingSetAt: T(1),
    createdAt: T(1),
    ...more,
  };
}

async function added(store: Store, library: LibraryId, more: Partial<Schedule> = {}): Promise<Schedule> {
  const schedule = scheduleOf(library, more);
  expect(await store.addSchedule(library, schedule, MAX)).toBe("added");
  return schedule;
}

function storyOf(story: string, text: string): DeliveredStory {
  const { sentences, paragraphs, contentHash, tags, ...header } = newsDocument(`${story}.txt`, [text]);
  return {
    story,
    documents: [{ header, sentences: [{ number: 1, text }] }],
    claims: [{ text, evidence: [{ document: header.path, sentences: [1], quote: text }] }],
  };
}

/** An edition of the schedule in state "composing", and the content recorded for it. */
async function writing(store: Store, library: LibraryId, schedule: Schedule, hour: number, text: string) {
  const ref = `edition-${++refs}`;
  const request = {
    subject: { kind: "scheduled", schedule: schedule.ref } as const,
    slot: T(hour),
    notBefore: T(hour),
    library,
    channel: schedule.channel,
    late: false,
    deadline: T(23),
  };
  await store.leaseEdition(request, ref, LEASE, T(hour));
  const content = {
    edition: ref,
    schedule: schedule.ref,
    upTo: T(hour),
    stories: [storyOf("sinking", text)],
  };
  expect(await store.recordDelivered(content)).toBe(true);
  return { ref, content };
}

/** Saves one part, marks it as sent if `sent`, and ends the edition. */
async function end(store: Store, ref: string, state: FinalEditionState, sent: boolean): Promise<void> {
  const shown = { at: T(8), title: "Brief", claims: [] };
  await store.saveParts(ref, FIRST, [{ body: {}, edits: null, nonce: `${ref}-0` }], shown);
  if (sent) {
    await store.beginAttempt(ref, 0, FIRST_RENEWED, T(8));
    await store.recordSent(ref, 0, "m1");
  }
  expect(await store.endEdition(ref, FIRST, { state, reason: null, at: T(8) })).toMatchObject({ state });
}

export function schedulesContract(name: string, newRoot: NewRoot): void {
  storedContract(name, newRoot);
  deliveredContract(name, newRoot);
  arrivalsContract(name, newRoot);
}

function storedContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: schedules`, () => {
    test("the inventory counts the schedules of its root, and the editions in progress", async () => {
      const [{ store, library, guild }, other] = [await newRoot(), await newRoot()];
      const before = (await store.inventory(library.root)).editionsInProgress;
      const morning = await added(store, guild);
      await added(store, library, { id: "env", paused: { reason: "by-hand", at: T(2) } });
      await added(other.store, other.guild);
      const { ref } = await writing(store, guild, morning, 7, "It sank.");
      expect(await store.inventory(library.root)).toMatchObject({
        schedules: { active: 1, paused: 1 },
        editionsInProgress: before + 1,
      });
      await end(store, ref, "delivered", true);
      expect((await store.inventory(library.root)).editionsInProgress).toBe(before);
    });

    test("are stored completely, by library; the runner sees those of its own root", async () => {
      const [{ store, library, guild }, other] = [await newRoot(), await newRoot()];
      const morning = await added(store, guild);
      const env = await added(store, library, { id: "env", channel: "901" });
      await added(other.store, other.guild);
      expect(await store.schedules(guild)).toEqual([morning]);
      expect(await store.schedules(library)).toEqual([env]);
      expect(await store.allSchedules(library.root)).toEqual(
        [env, morning].map((schedule) => ({ schedule, recordedUpTo: null, requestedAt: null })),
      );
    });

    test("ids are unique within a guild, and the number of schedules is limited", async () => {
      const { store, library, guild } = await newRoot();
      await added(store, guild);
      expect(await store.addSchedule(guild, scheduleOf(guild), MAX)).toBe("taken");
      await added(store, guild, { id: "noon" });
      await added(store, guild, { id: "evening" });
      expect(await store.addSchedule(guild, scheduleOf(guild, { id: "night" }), MAX)).toBe("full");
      await added(store, library);
    });

    test("can be changed field by field, and removed", async () => {
      const { store, guild } = await newRoot();
      const schedule = await added(store, guild);
      const paused = { reason: "gone", at: T(9) } as const;
      expect(await store.changeSchedule(schedule.ref, { paused, topic: null })).toEqual({
        ...schedule,
        paused,
        topic: null,
      });
      expect(await store.schedules(guild)).toEqual([{ ...schedule, paused, topic: null }]);
      expect(await store.removeSchedule(schedule.ref)).toBe(true);
      expect(await store.removeSchedule(schedule.ref)).toBe(false);
      expect(await store.changeSchedule(schedule.ref, { topic: null })).toBeNull();
      expect(await store.schedules(guild)).toEqual([]);
    });

    test("the recorded slot never moves back, and an edition request is cleared once", async () => {
      const { store, guild } = await newRoot();
      const { ref } = await added(store, guild);
      const recorded = async () => {
        const [found] = await store.allSchedules(guild.root);
        return [found?.recordedUpTo, found?.requestedAt];
      };
      await store.recordSlot(ref, T(9));
      await store.recordSlot(ref, T(8));
      await store.requestEdition(ref, T(10));
      expect(await recorded()).toEqual([T(9), T(10)]);
      await store.clearEditionRequest(ref, T(9));
      expect(await recorded()).toEqual([T(9), T(10)]);
      await store.clearEditionRequest(ref, T(10));
      expect(await recorded()).toEqual([T(9), null]);
    });

    test("are deleted with their guild, and so is what they delivered", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "7777" };
      const schedule = await added(store, guild);
      const { ref } = await writing(store, guild, schedule, 7, "Twelve were killed.");
      await end(store, ref, "delivered", true);
      await store.forgetGuild("7777");
      expect(await store.schedules(guild)).toEqual([]);
      expect(await store.deliveredUpTo(schedule.ref)).toBeNull();
      expect((await store.deliveredStories(schedule.ref, ["sinking"])).size).toBe(0);
      expect(await store.editions({ kind: "scheduled", schedule: schedule.ref }, 10)).toEqual([]);
    });
  });
}

function deliveredContract(name: string, newRoot: NewRoot): void {
  const outcomes: readonly (readonly [FinalEditionState, boolean, boolean])[] = [
    ["delivered", true, true],
    ["uncertain", false, true],
    ["failed", true, true],
    ["failed", false, false],
    ["missed", false, false],
  ];
  describe(`${name}: what a schedule has delivered`, () => {
    test.each(outcomes)("an edition that is %s (a part sent: %s) counts: %s", async (state, sent, counts) => {
      const { store, guild } = await newRoot();
      const schedule = await added(store, guild);
      const { ref, content } = await writing(store, guild, schedule, 7, "Twelve were killed.");
      expect(await store.deliveredUpTo(schedule.ref)).toBeNull();
      await end(store, ref, state, sent);
      expect(await store.deliveredUpTo(schedule.ref)).toBe(counts ? T(7) : null);
      const stories = await store.deliveredStories(schedule.ref, ["sinking", "other"]);
      expect([...stories.values()]).toEqual(counts ? content.stories : []);
    });

    test("a silent edition records what arrived, and delivers nothing", async () => {
      const { store, guild } = await newRoot();
      const schedule = await added(store, guild);
      const { ref, content } = await writing(store, guild, schedule, 7, "Twelve were killed.");
      expect(await store.recordDelivered({ ...content, stories: [] })).toBe(true);
      await store.endEdition(ref, FIRST, { state: "silent", reason: null, at: T(8) });
      expect(await store.deliveredUpTo(schedule.ref)).toBe(T(7));
    });

    test("the latest delivered edition counts, for its own schedule only", async () => {
      const { store, guild } = await newRoot();
      const [schedule, noon] = [await added(store, guild), await added(store, guild, { id: "noon" })];
      const first = await writing(store, guild, schedule, 7, "Twelve were killed.");
      await end(store, first.ref, "delivered", true);
      const second = await writing(store, guild, schedule, 8, "Fifteen were killed.");
      await end(store, second.ref, "delivered", true);
      const third = await writing(store, guild, schedule, 9, "Twenty were killed.");
      await end(store, third.ref, "missed", false);
      const fourth = await writing(store, guild, schedule, 10, "Thirty were killed.");
      const stories = await store.deliveredStories(schedule.ref, ["sinking"]);
      expect(stories.get("sinking")).toEqual(second.content.stories[0]);
      expect(await store.deliveredUpTo(schedule.ref)).toBe(T(8));
      expect((await store.deliveredStories(noon.ref, ["sinking"])).size).toBe(0);
      await end(store, fourth.ref, "delivered", true);
      const latest = await store.deliveredStories(schedule.ref, ["sinking"]);
      expect(latest.get("sinking")).toEqual(fourth.content.stories[0]);
    });

    test("the content cannot be changed once the edition is composed", async () => {
      const { store, guild } = await newRoot();
      const schedule = await added(store, guild);
      const { ref, content } = await writing(store, guild, schedule, 7, "Twelve were killed.");
      await end(store, ref, "delivered", true);
      expect(await store.recordDelivered({ ...content, upTo: T(9), stories: [] })).toBe(false);
      expect(await store.deliveredUpTo(schedule.ref)).toBe(T(7));
    });
  });
}

function arrivalsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: arrivals`, () => {
    const dated = (path: string, published: string, arrivedAt: string, from: "text" | "arrival" = "text") =>
      newsDocument(path, [`About ${path}.`, "And more."], {
        published: { at: published, precision: "instant", from },
        arrivedAt,
      });

    test("are the recently published documents of the window, in the order of arrival", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(dated("early.txt", T(1), T(8))),
        arrival(dated("b.txt", T(1), T(10)), "s1"),
        arrival(dated("old.txt", "2024-03-01T00:00:00.000Z", T(10))),
        arrival(dated("undated.txt", "2023-01-01T00:00:00.000Z", T(11), "arrival")),
        arrival(dated("late.txt", T(1), T(13))),
      ]);
      await store.apply(guild, UPLOADS, [arrival(dated("own.txt", T(2), T(9)))]);
      const window = { after: T(8), upTo: T(12), publishedSince: "2024-03-02T00:00:00.000Z" };
      const arrived = await all(store.arrivals(guild, window));
      expect(arrived.map(({ header }) => header.path)).toEqual(["own.txt", "b.txt", "undated.txt"]);
      expect(arrived[1]).toMatchObject({ storyId: "s1", sentenceCount: 2, header: { arrivedAt: T(10) } });
      const shared = await all(store.arrivals(library, window));
      expect(shared.map(({ header }) => header.path)).toEqual(["b.txt", "undated.txt"]);
    });

    test("come in pages, each document once, even if many arrived at the same moment", async () => {
      const { store, library } = await newRoot();
      for (let start = 0; start < 510; start += 10) {
        const ten = Array.from({ length: 10 }, (_, n) =>
          arrival(dated(`${start + n}.txt`, T(1), T(9)), "one"),
        );
        await store.apply(library, FOLDER, ten);
      }
      const window = { after: T(8), upTo: T(12), publishedSince: T(0) };
      const arrived = await all(store.arrivals(library, window));
      expect(new Set(arrived.map(({ header }) => header.path)).size).toBe(510);
      expect(arrived).toHaveLength(510);
    });

    test("the newest arrival includes the guild's own documents", async () => {
      const { store, library, guild } = await newRoot();
      expect(await store.newestArrival(guild)).toBeNull();
      await store.apply(library, FOLDER, [arrival(dated("a.txt", T(1), T(8)))]);
      await store.apply(guild, UPLOADS, [arrival(dated("b.txt", T(1), T(9)))]);
      expect([await store.newestArrival(library), await store.newestArrival(guild)]).toEqual([T(8), T(9)]);
    });
  });
}
