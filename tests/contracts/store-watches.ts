import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { FinalEditionState } from "../../src/domain/delivery/edition.ts";
import type { EditionSubject } from "../../src/domain/delivery/edition-subject.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { Correction } from "../../src/domain/schedules/correction.ts";
import type { Watch } from "../../src/domain/schedules/watch.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { alertOf, scheduled, correctionOf as subjectOfCorrection } from "../delivery/subjects.ts";
import { FIRST, FIRST_RENEWED, LEASE } from "./leases.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import { all, type NewRoot } from "./store-tools.ts";

const T = (hour: number) => `2024-03-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
const MAX = 2;

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
  expect(await store.addWatch(watch, root, MAX)).toBe("added");
  return watch;
}

/** Leases a new edition, in state "composing". */
async function beginEdition(
  store: Store,
  library: LibraryId,
  subject: EditionSubject,
  hour: number,
): Promise<string> {
  const ref = `alert-${++refs}`;
  const at = T(hour);
  const slot = { slot: at, notBefore: at, late: false, deadline: T(23) };
  const request = { subject, ...slot, library, channel: "900" };
  await store.leaseEdition(request, ref, LEASE, T(hour));
  return ref;
}

async function end(store: Store, ref: string, state: FinalEditionState, sent: boolean): Promise<void> {
  const shown = { at: T(8), title: "Alert", claims: [] };
  if (state !== "silent") {
    await store.saveParts(ref, FIRST, [{ body: {}, edits: null, nonce: `${ref}-0` }], shown);
  }
  if (sent) {
    await store.beginAttempt(ref, 0, FIRST_RENEWED, T(8));
    await store.recordSent(ref, 0, "m1");
  }
  expect(await store.endEdition(ref, FIRST, { state, reason: null, at: T(8) })).toMatchObject({ state });
}

export function watchesContract(name: string, newRoot: NewRoot): void {
  storedContract(name, newRoot);
  assignedContract(name, newRoot);
  correctionsContract(name, newRoot);
}

function storedContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: watches`, () => {
    test("are stored completely, by guild and by person; lists contain those of their root", async () => {
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

    test("their number is limited per guild and per person", async () => {
      const { store, library, guild } = await newRoot();
      for (const person of ["p-one", "p-two"]) {
        await added(store, library, { person });
        await added(store, library, { person });
        expect(await store.addWatch(watchOf({ person }), library.root, MAX)).toBe("full");
      }
      await added(store, guild);
    });

    test("can be changed field by field, and removed", async () => {
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

    test("are deleted with their guild", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "7778" };
      const watch = await added(store, guild);
      await store.assignStories(
        watch.ref,
        await beginEdition(store, guild, alertOf(watch.ref), 7),
        ["fire"],
        9,
      );
      await store.forgetGuild("7778");
      expect(await store.allWatches(library.root)).toEqual([]);
      expect((await store.alertedStories(watch.ref, ["fire"])).size).toBe(0);
    });

    test("are deleted with their person, and so is what was posted to them", async () => {
      const { store, library } = await newRoot();
      const [gone, kept] = [
        await added(store, library, { person: "p-gone" }),
        await added(store, library, { person: "p-kept" }),
      ];
      const alert = await beginEdition(store, library, alertOf(gone.ref), 7);
      await end(store, alert, "delivered", true);
      const correction = await beginEdition(store, library, subjectOfCorrection(alert), 8);
      await end(store, correction, "delivered", true);
      expect(await store.forgetPerson("p-gone")).toBe(1);
      expect(await store.allWatches(library.root)).toEqual([kept]);
      expect(await store.editions(alertOf(gone.ref), 9)).toEqual([]);
      expect(await store.editions(subjectOfCorrection(alert), 9)).toEqual([]);
      for (const ref of [alert, correction]) expect(await store.shown(library, ref)).toBeNull();
    });
  });
}

function assignedContract(name: string, newRoot: NewRoot): void {
  const outcomes: readonly (readonly [FinalEditionState, boolean, boolean])[] = [
    ["delivered", true, true],
    ["uncertain", false, true],
    ["failed", true, true],
    ["failed", false, false],
    ["missed", false, false],
    ["silent", false, false],
  ];
  describe(`${name}: the stories of a watch`, () => {
    test("are assigned to one edition each; an edition keeps the ones it has", async () => {
      const { store, guild } = await newRoot();
      const [watch, other] = [await added(store, guild), await added(store, guild)];
      const first = await beginEdition(store, guild, alertOf(watch.ref), 7);
      const second = await beginEdition(store, guild, alertOf(watch.ref), 8);
      expect(await store.assignStories(watch.ref, first, ["b", "a", "c"], 2)).toEqual(["b", "a"]);
      expect(await store.assignStories(watch.ref, second, ["a", "b", "c"], 9)).toEqual(["c"]);
      expect(await store.assignStories(watch.ref, first, ["a", "c", "b"], 9)).toEqual(["a", "b"]);
      expect(await store.alertedStories(watch.ref, ["a", "b", "c", "d"])).toEqual(new Set(["a", "b", "c"]));
      expect((await store.alertedStories(other.ref, ["a"])).size).toBe(0);
      await store.removeWatch(watch.ref);
      expect(await store.assignStories(watch.ref, first, ["e"], 9)).toEqual([]);
    });

    test.each(outcomes)("of an edition that is %s (posted: %s) count: %s", async (state, sent, counts) => {
      const { store, guild } = await newRoot();
      const watch = await added(store, guild);
      const first = await beginEdition(store, guild, alertOf(watch.ref), 7);
      await store.assignStories(watch.ref, first, ["fire"], 9);
      await end(store, first, state, sent);
      expect((await store.alertedStories(watch.ref, ["fire"])).has("fire")).toBe(counts);
      const second = await beginEdition(store, guild, alertOf(watch.ref), 8);
      expect(await store.assignStories(watch.ref, second, ["fire"], 9)).toEqual(counts ? [] : ["fire"]);
    });
  });
}

function correctionsContract(name: string, newRoot: NewRoot): void {
  const correctionOf = (edition: string, before: string): Correction => ({
    edition,
    number: 1,
    document: { path: "a.txt", title: "A", source: null },
    before,
    now: { kind: "withdrawn" },
  });
  describe(`${name}: corrections`, () => {
    test("editions with a message in their channel are found by subject and time", async () => {
      const { store, library } = await newRoot();
      const [subject, other] = [scheduled(`watched-${++refs}`), alertOf(`watched-${++refs}`)];
      const [posted, silent, elsewhere] = [
        await beginEdition(store, library, subject, 7),
        await beginEdition(store, library, subject, 8),
        await beginEdition(store, library, other, 8),
      ];
      await end(store, posted, "delivered", true);
      await end(store, silent, "silent", false);
      await end(store, elsewhere, "failed", true);
      const found = async (subjects: readonly EditionSubject[], since: string) =>
        (await all(store.postedEditions(subjects, since))).map(({ ref }) => ref);
      expect(await found([subject], T(8))).toEqual([posted]);
      expect(await found([subject, other], T(8))).toEqual([posted, elsewhere]);
      expect(await found([subject], T(9))).toEqual([]);
    });

    test("the current revisions of visible documents are listed with their arrival times", async () => {
      const { store, library, guild } = await newRoot();
      const dated = (path: string, text: string, arrivedAt: string) =>
        arrival(newsDocument(path, [text], { arrivedAt }));
      await store.apply(library, FOLDER, [dated("a.txt", "One.", T(1)), dated("b.txt", "Two.", T(2))]);
      await store.apply(guild, UPLOADS, [dated("c.txt", "Three.", T(3))]);
      await store.apply(library, FOLDER, [
        dated("a.txt", "One more.", T(4)),
        { kind: "gone", path: "b.txt" },
      ]);
      const paths = ["a.txt", "b.txt", "c.txt"];
      expect(await store.revisionArrivals(library, paths)).toEqual(new Map([["a.txt", T(4)]]));
      const own = new Map([
        ["a.txt", T(4)],
        ["c.txt", T(3)],
      ]);
      expect(await store.revisionArrivals(guild, paths)).toEqual(own);
    });

    test("an edition's quoted documents are stored once, and only for a stored edition", async () => {
      const { store, library } = await newRoot();
      const ref = await beginEdition(store, library, scheduled(`watched-${++refs}`), 7);
      const documents = [{ path: "a.txt", title: "A", source: "Courier" }];
      expect(await store.quoted(ref)).toBeNull();
      await store.saveQuoted(ref, documents);
      await store.saveQuoted(ref, []);
      expect(await store.quoted(ref)).toEqual(documents);
      await store.saveQuoted("unknown", documents);
      expect(await store.quoted("unknown")).toBeNull();
    });

    test("the latest posted correction counts; the same correction is not saved again", async () => {
      const { store, library } = await newRoot();
      const correctedEdition = await beginEdition(store, library, scheduled(`watched-${++refs}`), 7);
      const [first, second, third] = [
        await beginEdition(store, library, subjectOfCorrection(correctedEdition), 8),
        await beginEdition(store, library, subjectOfCorrection(correctedEdition), 9),
        await beginEdition(store, library, subjectOfCorrection(correctedEdition), 10),
      ];
      const [one, two] = [
        [correctionOf(correctedEdition, "12 died.")],
        [correctionOf(correctedEdition, "12 died."), correctionOf(correctedEdition, "All is lost.")],
      ];
      expect(await store.corrections(correctedEdition, null)).toEqual([]);
      expect(await store.saveCorrections({ edition: first, correctedEdition, corrections: [] })).toBe(false);
      expect(await store.saveCorrections({ edition: first, correctedEdition, corrections: one })).toBe(true);
      expect(await store.saveCorrections({ edition: first, correctedEdition, corrections: one })).toBe(true);
      expect(await store.saveCorrections({ edition: second, correctedEdition, corrections: one })).toBe(
        false,
      );
      await end(store, first, "delivered", true);
      expect(await store.saveCorrections({ edition: second, correctedEdition, corrections: two })).toBe(true);
      expect(await store.corrections(correctedEdition, null)).toEqual(two);
      expect(await store.corrections(correctedEdition, second)).toEqual(one);
      await end(store, second, "missed", false);
      expect(await store.corrections(correctedEdition, null)).toEqual(one);
      expect(await store.saveCorrections({ edition: third, correctedEdition, corrections: two })).toBe(true);
    });
  });
}
