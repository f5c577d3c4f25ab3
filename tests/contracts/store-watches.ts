import { describe, expect, test } from "vitest";
import type { Correction } from "../../src/domain/corrections.ts";
import type { EndState } from "../../src/domain/delivery.ts";
import type { LibraryId } from "../../src/domain/library.ts";
import type { Store } from "../../src/domain/ports.ts";
import { type Watch, watchSchedule } from "../../src/domain/watches.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import { all, type NewRoot } from "./store-tools.ts";

const T = (hour: number) => `2024-03-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
const MOST = 2;

let refs = 0;

function watchOf(more: Partial<Watch> = {}): Watch {
  return {
    ref: `watch-${++refs}`,
    guild: null,
    person: null,
    channel: "900",
    topic: "ferries -football",
    quiet: { from: "22:00", to: "07:00", timeZone: "Europe/Kyiv" },
    mostPerHour: 4,
    language: null,
    refused: null,
    createdAt: T(1),
    ...more,
  };
}

async function added(store: Store, { root, guild }: LibraryId, more: Partial<Watch> = {}): Promise<Watch> {
  const watch = watchOf({ guild, ...more });
  expect(await store.addWatch(watch, root, MOST)).toBe("added");
  return watch;
}

/** An edition that is being written. */
async function begun(store: Store, library: LibraryId, schedule: string, hour: number): Promise<string> {
  const ref = `alert-${++refs}`;
  const at = T(hour);
  const slot = { slot: at, notBefore: at, late: false, deadline: T(23) };
  const request = { schedule, ...slot, library, channel: "900" };
  await store.claimEdition(request, ref, { holder: "p", until: T(23) }, T(hour));
  return ref;
}

async function end(store: Store, ref: string, state: EndState, sent: boolean): Promise<void> {
  const shown = { at: T(8), title: "Alert", claims: [] };
  if (state !== "silent") {
    await store.keepParts(ref, "p", [{ body: {}, edits: null, nonce: `${ref}-0` }], shown);
  }
  if (sent) {
    await store.beginTry(ref, 0, { holder: "p", until: T(23) }, { at: T(8), ticks: 1 });
    await store.keepSent(ref, 0, "m1");
  }
  expect(await store.endEdition(ref, "p", { state, reason: null, at: T(8) })).toMatchObject({ state });
}

export function watchesContract(name: string, newRoot: NewRoot): void {
  keptContract(name, newRoot);
  takenContract(name, newRoot);
  correctionsContract(name, newRoot);
}

function keptContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: watches`, () => {
    test("are kept whole, by guild and by person, and those who look see their root's only", async () => {
      const [{ store, library, guild }, other] = [await newRoot(), await newRoot()];
      const news = await added(store, guild);
      const anns = await added(store, library, { person: "p-ann", channel: "901" });
      await added(other.store, other.guild);
      expect(await store.watches(guild, null)).toEqual([news]);
      expect(await store.watches(library, "p-ann")).toEqual([anns]);
      expect(await store.watches(library, null)).toEqual([]);
      expect(await store.watches(library, "p-bob")).toEqual([]);
      expect(await store.allWatches(library.root)).toEqual([news, anns]);
    });

    test("there are at most so many of a guild, and of a person", async () => {
      const { store, library, guild } = await newRoot();
      for (const person of ["p-one", "p-two"]) {
        await added(store, library, { person });
        await added(store, library, { person });
        expect(await store.addWatch(watchOf({ person }), library.root, MOST)).toBe("full");
      }
      await added(store, guild);
    });

    test("are changed in part, and gone once removed", async () => {
      const { store, guild } = await newRoot();
      const watch = await added(store, guild);
      const changed = { ...watch, refused: "forbidden", quiet: null };
      expect(await store.changeWatch(watch.ref, { refused: "forbidden", quiet: null })).toEqual(changed);
      expect(await store.watches(guild, null)).toEqual([changed]);
      expect(await store.removeWatch(watch.ref)).toBe(true);
      expect(await store.removeWatch(watch.ref)).toBe(false);
      expect(await store.changeWatch(watch.ref, { refused: null })).toBeNull();
      expect(await store.watches(guild, null)).toEqual([]);
    });

    test("go with their guild", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "7778" };
      const watch = await added(store, guild);
      await store.takeStories(watch.ref, await begun(store, guild, watchSchedule(watch), 7), ["fire"], 9);
      await store.forgetGuild("7778");
      expect(await store.allWatches(library.root)).toEqual([]);
      expect((await store.alertedStories(watch.ref, ["fire"])).size).toBe(0);
    });

    test("go with their person, and what was posted to them", async () => {
      const { store, library } = await newRoot();
      const [gone, kept] = [
        await added(store, library, { person: "p-gone" }),
        await added(store, library, { person: "p-kept" }),
      ];
      const alert = await begun(store, library, watchSchedule(gone), 7);
      await end(store, alert, "delivered", true);
      const correction = await begun(store, library, `correction:${alert}`, 8);
      await end(store, correction, "delivered", true);
      expect(await store.forgetPerson("p-gone")).toBe(1);
      expect(await store.allWatches(library.root)).toEqual([kept]);
      expect(await store.editions(watchSchedule(gone), 9)).toEqual([]);
      expect(await store.editions(`correction:${alert}`, 9)).toEqual([]);
      for (const ref of [alert, correction]) expect(await store.shown(library, ref)).toBeNull();
    });
  });
}

function takenContract(name: string, newRoot: NewRoot): void {
  const outcomes: readonly (readonly [EndState, boolean, boolean])[] = [
    ["delivered", true, true],
    ["uncertain", false, true],
    ["failed", true, true],
    ["failed", false, false],
    ["missed", false, false],
    ["silent", false, false],
  ];
  describe(`${name}: the stories of a watch`, () => {
    test("are one edition's each, while it lasts; it keeps those it had", async () => {
      const { store, guild } = await newRoot();
      const [watch, other] = [await added(store, guild), await added(store, guild)];
      const first = await begun(store, guild, watchSchedule(watch), 7);
      const second = await begun(store, guild, watchSchedule(watch), 8);
      expect(await store.takeStories(watch.ref, first, ["b", "a", "c"], 2)).toEqual(["b", "a"]);
      expect(await store.takeStories(watch.ref, second, ["a", "b", "c"], 9)).toEqual(["c"]);
      expect(await store.takeStories(watch.ref, first, ["a", "c", "b"], 9)).toEqual(["a", "b"]);
      expect(await store.alertedStories(watch.ref, ["a", "b", "c", "d"])).toEqual(new Set(["a", "b", "c"]));
      expect((await store.alertedStories(other.ref, ["a"])).size).toBe(0);
      await store.removeWatch(watch.ref);
      expect(await store.takeStories(watch.ref, first, ["e"], 9)).toEqual([]);
    });

    test.each(outcomes)("of an edition that is %s (posted: %s) count: %s", async (state, sent, counts) => {
      const { store, guild } = await newRoot();
      const watch = await added(store, guild);
      const first = await begun(store, guild, watchSchedule(watch), 7);
      await store.takeStories(watch.ref, first, ["fire"], 9);
      await end(store, first, state, sent);
      expect((await store.alertedStories(watch.ref, ["fire"])).has("fire")).toBe(counts);
      const second = await begun(store, guild, watchSchedule(watch), 8);
      expect(await store.takeStories(watch.ref, second, ["fire"], 9)).toEqual(counts ? [] : ["fire"]);
    });
  });
}

function correctionsContract(name: string, newRoot: NewRoot): void {
  const said = (edition: string, before: string): Correction => ({
    edition,
    number: 1,
    document: { path: "a.txt", title: "A", source: null },
    before,
    now: { kind: "withdrawn" },
  });
  describe(`${name}: corrections`, () => {
    test("editions with a message in their channel are found by schedule and time", async () => {
      const { store, library } = await newRoot();
      const [schedule, other] = [`watched-${++refs}`, `watched-${++refs}`];
      const [posted, silent, elsewhere] = [
        await begun(store, library, schedule, 7),
        await begun(store, library, schedule, 8),
        await begun(store, library, other, 8),
      ];
      await end(store, posted, "delivered", true);
      await end(store, silent, "silent", false);
      await end(store, elsewhere, "failed", true);
      const found = async (schedules: readonly string[], since: string) =>
        (await all(store.postedEditions(schedules, since))).map(({ ref }) => ref);
      expect(await found([schedule], T(8))).toEqual([posted]);
      expect(await found([schedule, other], T(8))).toEqual([posted, elsewhere]);
      expect(await found([schedule], T(9))).toEqual([]);
    });

    test("a document's present revision is known by its arrival, of those the library sees", async () => {
      const { store, library, guild } = await newRoot();
      const dated = (path: string, text: string, arrivedAt: string) =>
        arrival(newsDocument(path, [text], { arrivedAt }));
      await store.apply(library, [dated("a.txt", "One.", T(1)), dated("b.txt", "Two.", T(2))]);
      await store.apply(guild, [dated("c.txt", "Three.", T(3))]);
      await store.apply(library, [dated("a.txt", "One more.", T(4)), { kind: "gone", path: "b.txt" }]);
      const paths = ["a.txt", "b.txt", "c.txt"];
      expect(await store.revisions(library, paths)).toEqual(new Map([["a.txt", T(4)]]));
      const own = new Map([
        ["a.txt", T(4)],
        ["c.txt", T(3)],
      ]);
      expect(await store.revisions(guild, paths)).toEqual(own);
    });

    test("what an edition quoted is kept once, as long as the edition", async () => {
      const { store, library } = await newRoot();
      const ref = await begun(store, library, `watched-${++refs}`, 7);
      const documents = [{ path: "a.txt", title: "A", source: "Courier" }];
      expect(await store.quoted(ref)).toBeNull();
      await store.keepQuoted(ref, documents);
      await store.keepQuoted(ref, []);
      expect(await store.quoted(ref)).toEqual(documents);
      await store.keepQuoted("nobody's", documents);
      expect(await store.quoted("nobody's")).toBeNull();
    });

    test("what was said last counts, unless it was not posted; the same is not said twice", async () => {
      const { store, library } = await newRoot();
      const of = await begun(store, library, `watched-${++refs}`, 7);
      const [first, second, third] = [
        await begun(store, library, `correction:${of}`, 8),
        await begun(store, library, `correction:${of}`, 9),
        await begun(store, library, `correction:${of}`, 10),
      ];
      const [one, two] = [[said(of, "12 died.")], [said(of, "12 died."), said(of, "All is lost.")]];
      expect(await store.corrections(of, null)).toEqual([]);
      expect(await store.keepCorrections({ edition: first, of, corrections: [] })).toBe(false);
      expect(await store.keepCorrections({ edition: first, of, corrections: one })).toBe(true);
      expect(await store.keepCorrections({ edition: first, of, corrections: one })).toBe(true);
      expect(await store.keepCorrections({ edition: second, of, corrections: one })).toBe(false);
      await end(store, first, "delivered", true);
      expect(await store.keepCorrections({ edition: second, of, corrections: two })).toBe(true);
      expect(await store.corrections(of, null)).toEqual(two);
      expect(await store.corrections(of, second)).toEqual(one);
      await end(store, second, "missed", false);
      expect(await store.corrections(of, null)).toEqual(one);
      expect(await store.keepCorrections({ edition: third, of, corrections: two })).toBe(true);
    });
  });
}
