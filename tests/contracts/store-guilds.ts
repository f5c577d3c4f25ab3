import { describe, expect, test } from "vitest";
import type { Turn } from "../../src/domain/conversation/answer.ts";
import type { ShownClaims } from "../../src/domain/conversation/shown-claims.ts";
import type { LibraryId } from "../../src/domain/core/library.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { arrival, newsDocument, unreadable } from "./sample-documents.ts";
import { all, found, type NewRoot } from "./store-tools.ts";

const EARLY = "2024-03-01T10:00:00.000Z";
const LATE = "2024-03-05T10:00:00.000Z";
const LATER = "2024-03-06T10:00:00.000Z";

function turn(question: string, more: Partial<Turn> = {}): Turn {
  const answer = { question, status: "not-in-documents" as const, claims: [], documents: [] };
  return { question, searched: question, answer, at: LATE, ...more };
}

const evidence = [{ document: "one.txt", sentences: [1], quote: "The ferry sank." }];
function shownTo(by: string, question: string): ShownClaims {
  const claims = [{ text: "The ferry sank.", evidence }];
  return { at: LATE, title: question, claims, by, question, conversation: "c", writer: "extractive" };
}

/** Stores data of every kind in a library. */
async function fill(store: Store, library: LibraryId, documents: number): Promise<void> {
  for (let start = 0; start < documents; start += 10) {
    const numbers = Array.from({ length: Math.min(10, documents - start) }, (_, n) => start + n);
    await store.apply(
      library,
      FOLDER,
      numbers.map((n) => arrival(newsDocument(`${n}.txt`, [`Ferry number ${n}.`]))),
    );
  }
  await store.apply(library, FOLDER, [unreadable("a.pdf")]);
  await store.appendTurn(library, "c", turn("Who?", { by: "p1" }), 20);
  await store.saveShown(library, "m1", shownTo("p1", "Who?"));
  await store.saveFeedback(library, { ref: "m1", userId: "p1", thumb: "up", at: LATE });
  await store.saveReport(library, { ref: "m1", userId: "p1", text: "Not so.", at: LATE });
}

async function countStored(store: Store, library: LibraryId) {
  return {
    files: (await all(store.files(library, FOLDER))).length,
    ...(await store.counts(library)),
    turns: (await store.conversation(library, "c")).length,
    shown: (await store.shown(library, "m1")) !== null,
    ...(await store.feedbackCounts(library)),
  };
}

const NOTHING = {
  files: 0,
  documents: 0,
  stories: 0,
  unreadable: 0,
  turns: 0,
  shown: false,
  up: 0,
  down: 0,
};

export function guildsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: guilds`, () => {
    test("settings are replaced as a whole, by guild", async () => {
      const { store } = await newRoot();
      expect(await store.guildSettings("8001")).toEqual({});
      await store.saveGuildSettings("8001", { errorChannel: "12", privateAnswers: true });
      await store.saveGuildSettings("8001", { language: "de" });
      expect(await store.guildSettings("8001")).toEqual({ language: "de" });
      expect(await store.guildSettings("8002")).toEqual({});
    });

    test("a guild is marked as left once, until the bot rejoins", async () => {
      const { store } = await newRoot();
      const left = async (before: string) =>
        (await store.guildsLeftBefore(before)).filter((guild) => guild.startsWith("81"));
      await store.markGuildsPresent(["8101", "8102", "8103"], EARLY);
      await store.markGuildLeft("8101", EARLY);
      await store.markGuildLeft("8101", LATE);
      await store.markGuildsPresent(["8103"], LATE);
      expect(await left(EARLY)).toEqual([]);
      expect(await left(LATE)).toEqual(["8101"]);
      expect(await left(LATER)).toEqual(["8101", "8102"]);
      await store.saveGuildSettings("8101", { language: "de" });
      await store.markGuildsPresent(["8101", "8103"], LATER);
      expect(await left(LATER)).toEqual(["8102"]);
      expect(await store.guildSettings("8101")).toEqual({ language: "de" });
      await store.forgetGuild("8102");
      expect(await left(LATER)).toEqual([]);
    });

    test("a guild with stored data that is not listed as present counts as left", async () => {
      const { store, library } = await newRoot();
      await store.appendTurn({ root: library.root, guild: "8201" }, "c", turn("Who?"), 20);
      await store.markGuildsPresent(["8103"], LATE);
      expect(await store.guildsLeftBefore(LATER)).toContain("8201");
      await store.forgetGuild("8201");
    });

    test("forgetting a guild deletes all of its data in every root, and none of other guilds", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "8301" };
      const elsewhere = { root: `${library.root}/other`, guild: "8301" };
      const other = { root: library.root, guild: "8302" };
      for (const each of [guild, other]) await fill(store, each, 23);
      await fill(store, elsewhere, 3);
      await store.saveGuildSettings("8301", { language: "de" });
      const use = { day: "2030-01-01", guild: "8301", task: "answer", tokens: 5 } as const;
      await store.reserveTokens(use, 1_000);
      await store.reserveTokens({ ...use, guild: "8302" }, 1_000);
      const before = await countStored(store, other);
      await store.forgetGuild("8301");
      expect(await countStored(store, guild)).toEqual(NOTHING);
      expect(await countStored(store, elsewhere)).toEqual(NOTHING);
      expect(await countStored(store, other)).toEqual(before);
      expect(before).toMatchObject({ documents: 23, turns: 1, shown: true, up: 1 });
      expect(await store.guildSettings("8301")).toEqual({});
      expect(await store.tokensUsed("2030-01-01")).toEqual([{ ...use, guild: "8302" }]);
      expect(await store.forgetPerson("p1")).toBe(4);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
      await store.forgetGuild("8302");
      await store.forgetGuild("8303");
    });

    test("after a guild was forgotten, stem frequencies do not include its documents", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "8401" };
      await fill(store, guild, 12);
      await store.forgetGuild("8401");
      const next = { root: library.root, guild: "8402" };
      await store.apply(next, FOLDER, [arrival(newsDocument("one.txt", ["A ferry sank."]))]);
      expect(await store.stemFrequencies(next, ["ferri", "number"])).toEqual({
        passages: 1,
        counts: new Map([
          ["ferri", 1],
          ["number", 0],
        ]),
      });
      expect(await found(store, next, "ferry number")).toEqual(["one.txt"]);
      await store.forgetGuild("8402");
    });

    test("other writes run between the batches of forgetting a large guild", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "8501" };
      await fill(store, guild, 60);
      let done = false;
      const forgetting = store.forgetGuild("8501").then(() => {
        done = true;
      });
      await store.appendTurn(library, "c", turn("Who?"), 20);
      expect(done).toBe(false);
      expect((await store.counts(guild)).documents).toBeGreaterThan(0);
      await forgetting;
      expect((await store.counts(guild)).documents).toBe(0);
    });
  });

  describe(`${name}: people`, () => {
    test("only a person's latest thumb per message counts, and only in its library", async () => {
      const { store, library, guild } = await newRoot();
      const thumbs = [
        ["m1", "p1", "up", LATE],
        ["m1", "p1", "down", LATER],
        ["m1", "p1", "up", EARLY],
        ["m1", "p2", "up", LATE],
        ["m2", "p1", "up", LATE],
      ] as const;
      for (const [ref, userId, thumb, at] of thumbs)
        await store.saveFeedback(guild, { ref, userId, thumb, at });
      expect(await store.feedbackCounts(guild)).toEqual({ up: 2, down: 1 });
      expect(await store.feedbackCounts(library)).toEqual({ up: 0, down: 0 });
    });

    test("forgetting a person deletes their questions and feedback, but not the claims that were shown", async () => {
      const { store, library, guild } = await newRoot();
      const person = `person of ${library.root}`;
      for (const each of [library, guild]) {
        await store.appendTurn(each, "c", turn("Mine?", { by: person }), 20);
        await store.appendTurn(each, "c", turn("Yours?", { by: "p9" }), 20);
      }
      await store.saveShown(guild, "m1", shownTo(person, "Mine?"));
      await store.saveShown(guild, "m2", shownTo("p9", "Yours?"));
      await store.saveFeedback(guild, { ref: "m1", userId: person, thumb: "down", at: LATE });
      await store.saveFeedback(guild, { ref: "m1", userId: "p9", thumb: "up", at: LATE });
      await store.saveReport(guild, { ref: "m2", userId: person, text: "Not so.", at: LATE });

      expect(await store.forgetPerson(person)).toBe(5);
      for (const each of [library, guild])
        expect(await store.conversation(each, "c")).toEqual([turn("Yours?", { by: "p9" })]);
      const { by: _by, question: _question, ...rest } = shownTo(person, "Mine?");
      expect(await store.shown(guild, "m1")).toEqual({ ...rest, title: "" });
      expect(await store.shown(guild, "m2")).toEqual(shownTo("p9", "Yours?"));
      expect(await store.feedbackCounts(guild)).toEqual({ up: 1, down: 0 });
      expect(await store.forgetPerson(person)).toBe(0);
    });

    test("old turns and shown claims are deleted in every library", async () => {
      const { store, library, guild } = await newRoot();
      for (const each of [library, guild]) {
        await store.appendTurn(each, "c", turn("Old?", { at: EARLY }), 20);
        await store.appendTurn(each, "c", turn("New?"), 20);
        await store.saveShown(each, "old", { at: EARLY, title: "Brief", claims: [] });
        await store.saveShown(each, "new", { at: LATE, title: "Brief", claims: [] });
      }
      await store.forgetConversationsBefore(LATE);
      for (const each of [library, guild]) {
        expect(await store.conversation(each, "c")).toEqual([turn("New?")]);
        expect(await store.shown(each, "old")).toBeNull();
        expect(await store.shown(each, "new")).not.toBeNull();
      }
    });
  });
}
