// The suite every engine behind the Store port passes: call storeContract() from a test file of that engine.
import { afterEach, describe, expect, test } from "vitest";
import type { Document, FileState, Unreadable } from "../../src/domain/document.ts";
import type { LibraryId } from "../../src/domain/library.ts";
import { sharedLibrary } from "../../src/domain/library.ts";
import type { LibraryChange, Store } from "../../src/domain/ports.ts";
import type { Digest } from "../../src/domain/story.ts";
import { contentStems } from "../../src/text/tokens.ts";

export const LIBRARY = sharedLibrary("/news");
const GUILD: LibraryId = { root: "/news", guild: "7001" };
const EVER = { from: null, to: "2100-01-01T00:00:00.000Z" };

export function newsDocument(
  path: string,
  sentences: readonly string[],
  more: Partial<Document> = {},
): Document {
  return {
    path,
    contentHash: `hash of ${sentences.join(" ")}`,
    title: `Title of ${path}`,
    titleFrom: "text",
    source: "Harbour Gazette",
    author: null,
    tags: ["ferries"],
    language: "en",
    published: { at: "2024-03-05T09:00:00.000Z", precision: "instant", from: "metadata" },
    arrivedAt: "2024-03-05T10:00:00.000Z",
    sentences,
    paragraphs: [1],
    ...more,
  };
}

function digestOf(document: Document): Digest {
  const [first = ""] = document.sentences;
  const headline = { text: first, evidence: [{ document: document.path, sentences: [1], quote: first }] };
  return { headline, summary: [headline], keyFacts: [], writer: "extractive" };
}

function fileOf(path: string, contentHash: string | null): FileState {
  return { path, size: 321, modifiedMs: 1_709_632_800_000.25, contentHash };
}

/** The change that brings a document in; its story is `storyId`. */
export function arrival(document: Document, storyId = `story of ${document.path}`): LibraryChange {
  return {
    kind: "document",
    file: fileOf(document.path, document.contentHash),
    document,
    digest: digestOf(document),
    storyId,
    signature: new TextEncoder().encode(`signature of ${document.path}`),
  };
}

function unreadable(path: string): LibraryChange & { unreadable: Unreadable } {
  const reason = "It holds no text; save it as plain text.";
  return { kind: "unreadable", file: fileOf(path, null), unreadable: { path, code: "no-text", reason } };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const entries: T[] = [];
  for await (const page of pages) {
    expect(page.length).toBeLessThanOrEqual(500);
    entries.push(...page);
  }
  return entries;
}

const paths = (entries: readonly { path: string }[]): string[] => entries.map(({ path }) => path).sort();

async function found(store: Store, library: LibraryId, question: string): Promise<string[]> {
  const hits = await store.search(library, contentStems(question), 10);
  return hits.map((hit) => hit.document.path);
}

/** Describes the port for one engine; `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const opened: Store[] = [];
  const openNew = async (): Promise<Store> => {
    const store = await open();
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe(`${name}: documents`, () => {
    test("come back as they went in, in the order asked for", async () => {
      const store = await openNew();
      const dated: Document["published"] = { at: "2024-03-01T00:00:00.000Z", precision: "day", from: "text" };
      const one = newsDocument("a/one.txt", ["The ferry sank.", "Nobody drowned."], { published: dated });
      const two = newsDocument("two – ü.txt", ["A tug came."], {
        source: null,
        author: "N. Lind",
        paragraphs: [1],
      });
      await store.apply(LIBRARY, [arrival(one), arrival(two)]);
      expect(await store.documents(LIBRARY, ["two – ü.txt", "missing.txt", "a/one.txt"])).toEqual([two, one]);
      expect(await store.digests(LIBRARY, ["a/one.txt", "missing.txt"])).toEqual(
        new Map([["a/one.txt", digestOf(one)]]),
      );
      expect(await all(store.files(LIBRARY))).toEqual([
        fileOf("a/one.txt", one.contentHash),
        fileOf("two – ü.txt", two.contentHash),
      ]);
      expect(await store.counts(LIBRARY)).toEqual({ documents: 2, stories: 2, unreadable: 0 });
    });

    test("an edited file is a new revision in the place of the old one; an unchanged one keeps its arrival", async () => {
      const store = await openNew();
      const before = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(LIBRARY, [arrival(before)]);
      const again = { ...before, arrivedAt: "2024-03-06T10:00:00.000Z" };
      await store.apply(LIBRARY, [arrival(again, "another story")]);
      expect((await store.documents(LIBRARY, ["one.txt"]))[0]?.arrivedAt).toBe(before.arrivedAt);
      const edited = newsDocument("one.txt", ["The barge burned."], {
        arrivedAt: "2024-03-07T10:00:00.000Z",
      });
      await store.apply(LIBRARY, [arrival(edited)]);
      expect(await store.documents(LIBRARY, ["one.txt"])).toEqual([edited]);
      expect(await found(store, LIBRARY, "ferry")).toEqual([]);
      expect(await found(store, LIBRARY, "barge")).toEqual(["one.txt"]);
      const frequencies = await store.stemFrequencies(LIBRARY, contentStems("ferry barge"));
      expect(frequencies).toEqual({
        passages: 1,
        counts: new Map([
          ["ferri", 0],
          ["barg", 1],
        ]),
      });
    });

    test("a touched file keeps its document, a gone one leaves the library", async () => {
      const store = await openNew();
      const one = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(LIBRARY, [arrival(one), arrival(newsDocument("two.txt", ["The ferry sank too."]))]);
      const touched = { ...fileOf("one.txt", one.contentHash), modifiedMs: 5 };
      await store.apply(LIBRARY, [
        { kind: "touched", file: touched },
        { kind: "gone", path: "two.txt" },
      ]);
      expect(await all(store.files(LIBRARY))).toEqual([touched]);
      expect(await store.documents(LIBRARY, ["one.txt", "two.txt"])).toEqual([one]);
      expect(await found(store, LIBRARY, "ferry")).toEqual(["one.txt"]);
      expect(paths(await all(store.signatures(LIBRARY)))).toEqual(["one.txt"]);
    });

    test("a file is either a document or listed as unreadable", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("two.pdf"),
      ]);
      await store.apply(LIBRARY, [unreadable("one.txt")]);
      expect(await store.unreadable(LIBRARY)).toEqual([
        unreadable("one.txt").unreadable,
        unreadable("two.pdf").unreadable,
      ]);
      expect(await store.counts(LIBRARY)).toEqual({ documents: 0, stories: 0, unreadable: 2 });
      expect(await found(store, LIBRARY, "ferry")).toEqual([]);
      await store.apply(LIBRARY, [
        arrival(newsDocument("two.pdf", ["The tug came."])),
        { kind: "gone", path: "one.txt" },
      ]);
      expect(await store.counts(LIBRARY)).toEqual({ documents: 1, stories: 1, unreadable: 0 });
    });

    test("changes are applied all or none, and at most ten at once", async () => {
      const store = await openNew();
      const broken = { ...arrival(newsDocument("two.txt", ["A tug came."])), storyId: null };
      const changes = [arrival(newsDocument("one.txt", ["The ferry sank."])), broken];
      await expect(store.apply(LIBRARY, JSON.parse(JSON.stringify(changes)))).rejects.toThrow();
      expect(await store.counts(LIBRARY)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await all(store.files(LIBRARY))).toEqual([]);
      const eleven = Array.from({ length: 11 }, (_, n) => arrival(newsDocument(`${n}.txt`, ["A tug came."])));
      await expect(store.apply(LIBRARY, eleven)).rejects.toMatchObject({ code: "store-failed" });
    });

    test("lists of more than one page are whole", async () => {
      const store = await openNew();
      const count = 1_003;
      for (let start = 0; start < count; start += 10) {
        const numbers = Array.from({ length: Math.min(10, count - start) }, (_, n) => start + n);
        await store.apply(
          LIBRARY,
          numbers.map((n) => arrival(newsDocument(`${n}.txt`, [`Ferry number ${n}.`]))),
        );
      }
      const expected = Array.from({ length: count }, (_, n) => `${n}.txt`).sort();
      expect(paths(await all(store.files(LIBRARY)))).toEqual(expected);
      expect(paths(await all(store.signatures(LIBRARY)))).toEqual(expected);
      expect(await all(store.stories(LIBRARY, EVER))).toHaveLength(count);
      expect((await store.documents(LIBRARY, expected)).map(({ path }) => path)).toEqual(expected);
    });
  });

  describe(`${name}: libraries`, () => {
    test("a guild sees its own documents and the shared ones; others see only the shared ones", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [arrival(newsDocument("shared.txt", ["The ferry sank."]))]);
      await store.apply(GUILD, [arrival(newsDocument("own.txt", ["Our ferry club met."]))]);
      const other: LibraryId = { root: "/news", guild: "7002" };
      expect((await found(store, GUILD, "ferry")).sort()).toEqual(["own.txt", "shared.txt"]);
      for (const library of [LIBRARY, other]) {
        expect(await found(store, library, "ferry club")).toEqual(["shared.txt"]);
        expect(await store.documents(library, ["own.txt"])).toEqual([]);
        expect((await store.counts(library)).documents).toBe(1);
        expect(paths(await all(store.signatures(library)))).toEqual(["shared.txt"]);
        const { passages, counts } = await store.stemFrequencies(library, ["club", "ferri"]);
        expect([passages, counts.get("club"), counts.get("ferri")]).toEqual([1, 0, 1]);
      }
      expect((await store.stemFrequencies(GUILD, ["ferri"])).counts.get("ferri")).toBe(2);
      expect(paths(await all(store.files(GUILD)))).toEqual(["own.txt"]);
    });

    test("a guild's own document stands in place of a shared one with its path", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [arrival(newsDocument("one.txt", ["The ferry sank."]), "s")]);
      const own = newsDocument("one.txt", ["The ferry floats."]);
      await store.apply(GUILD, [arrival(own, "s")]);
      expect(await store.documents(GUILD, ["one.txt"])).toEqual([own]);
      expect(await store.counts(GUILD)).toEqual({ documents: 1, stories: 1, unreadable: 0 });
      const hits = await store.search(GUILD, ["ferri"], 10);
      expect(hits.map((hit) => hit.sentences)).toEqual([["The ferry floats."]]);
      await store.apply(GUILD, [{ kind: "gone", path: "one.txt" }]);
      expect((await store.documents(GUILD, ["one.txt"]))[0]?.sentences).toEqual(["The ferry sank."]);
    });

    test("another root has its own documents, conversations and shown claims", async () => {
      const store = await openNew();
      const elsewhere = sharedLibrary("/elsewhere");
      await store.apply(LIBRARY, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("b.bin"),
      ]);
      await store.keepShown(LIBRARY, "console", {
        at: "2024-03-05T10:00:00.000Z",
        title: "Brief",
        claims: [],
      });
      expect(await store.counts(elsewhere)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await found(store, elsewhere, "ferry")).toEqual([]);
      expect(await store.shown(elsewhere, "console")).toBeNull();
      await store.apply(elsewhere, [{ kind: "gone", path: "one.txt" }]);
      expect((await store.counts(LIBRARY)).documents).toBe(1);
    });
  });

  describe(`${name}: stories`, () => {
    test("are what their documents inside the window make of them", async () => {
      const store = await openNew();
      const at = (time: string) => ({
        published: { at: time, precision: "instant" as const, from: "text" as const },
      });
      const day1 = newsDocument("day1.txt", ["One.", "Two."], at("2024-03-01T08:00:00.000Z"));
      const day2 = newsDocument("day2.txt", ["One."], {
        ...at("2024-03-02T08:00:00.000Z"),
        source: "Coast Radio",
      });
      const day3 = newsDocument("day3.txt", ["One.", "Two.", "Three."], at("2024-03-03T08:00:00.000Z"));
      await store.apply(LIBRARY, [arrival(day3, "s1"), arrival(day1, "s1"), arrival(day2, "s1")]);
      await store.apply(LIBRARY, [
        arrival(newsDocument("old.txt", ["One."], at("2023-01-01T00:00:00.000Z")), "s2"),
      ]);
      const window = { from: "2024-03-01T08:00:00.000Z", to: "2024-03-03T08:00:00.000Z" };
      expect(await all(store.stories(LIBRARY, window))).toEqual([
        {
          id: "s1",
          documents: 2,
          sources: 2,
          firstPublishedAt: "2024-03-01T08:00:00.000Z",
          lastPublishedAt: "2024-03-02T08:00:00.000Z",
          longest: 2,
        },
      ]);
      const documents = await store.storyDocuments(LIBRARY, ["s1", "s2", "s3"], window);
      expect([...documents].map(([id, headers]) => [id, headers.map(({ path }) => path)])).toEqual([
        ["s1", ["day1.txt", "day2.txt"]],
      ]);
      expect((await all(store.stories(LIBRARY, EVER))).map(({ id }) => id).sort()).toEqual(["s1", "s2"]);
      await store.apply(LIBRARY, [{ kind: "gone", path: "old.txt" }]);
      expect((await store.counts(LIBRARY)).stories).toBe(1);
    });

    test("signatures come back with their story and time", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [arrival(newsDocument("one.txt", ["The ferry sank."]), "s1")]);
      expect(await all(store.signatures(LIBRARY))).toEqual([
        {
          path: "one.txt",
          storyId: "s1",
          published: "2024-03-05T09:00:00.000Z",
          signature: new TextEncoder().encode("signature of one.txt"),
        },
      ]);
    });
  });

  describe(`${name}: search`, () => {
    test("the passage with the rarer and more of the words comes first", async () => {
      const store = await openNew();
      const filler = Array.from({ length: 6 }, (_, n) =>
        arrival(newsDocument(`f${n}.txt`, [`The ferry left pier ${n}.`])),
      );
      await store.apply(LIBRARY, filler);
      const rescue = newsDocument("rescue.txt", ["A lifeboat met the ferry.", "The lifeboat crew towed it."]);
      await store.apply(LIBRARY, [
        arrival(rescue),
        arrival(newsDocument("crew.txt", ["A lifeboat was painted white."])),
      ]);
      const hits = await store.search(LIBRARY, contentStems("Which lifeboat towed the ferries?"), 3);
      expect(hits.map(({ document }) => document.path).slice(0, 2)).toEqual(["rescue.txt", "crew.txt"]);
      expect(hits).toHaveLength(3);
      expect(hits[0]).toMatchObject({
        first: 1,
        sentences: rescue.sentences,
        document: { title: "Title of rescue.txt" },
      });
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    test("repeated stems count once; unknown, odd or no stems are no error", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [arrival(newsDocument("one.txt", ["AT&T's U.S. unit paid $3,000."]))]);
      const once = await store.search(LIBRARY, contentStems("AT&T 3,000"), 5);
      expect(once).toHaveLength(1);
      expect(await store.search(LIBRARY, contentStems("AT&T 3,000 AT&T"), 5)).toEqual(once);
      expect(await store.search(LIBRARY, ['"', "NEAR(", "*", "a\0b", "未知", "'); DROP"], 5)).toEqual([]);
      expect(await store.search(LIBRARY, [], 5)).toEqual([]);
    });
  });

  describe(`${name}: conversations and shown claims`, () => {
    test("only the newest turns of a conversation stay, oldest first", async () => {
      const store = await openNew();
      const turn = (question: string) => ({
        question,
        searched: question,
        answer: { question, status: "not-in-documents" as const, claims: [], documents: [] },
      });
      for (const question of ["1?", "2?", "3?", "4?"])
        await store.appendTurn(LIBRARY, "c", turn(question), 2);
      await store.appendTurn(LIBRARY, "other", turn("5?"), 2);
      expect(await store.conversation(LIBRARY, "c")).toEqual([turn("3?"), turn("4?")]);
      expect(await store.conversation(GUILD, "c")).toEqual([]);
    });

    test("what is shown in a place replaces what was there", async () => {
      const store = await openNew();
      const evidence = [{ document: "one.txt", sentences: [1, 3], quote: "The ferry sank." }];
      const second = {
        at: "2024-03-06T10:00:00.000Z",
        title: "Answer",
        claims: [{ text: "It sank.", evidence }],
      };
      expect(await store.shown(LIBRARY, "console")).toBeNull();
      await store.keepShown(LIBRARY, "console", {
        at: "2024-03-05T10:00:00.000Z",
        title: "Brief",
        claims: [],
      });
      await store.keepShown(LIBRARY, "console", second);
      expect(await store.shown(LIBRARY, "console")).toEqual(second);
    });
  });

  describe(`${name}: the whole`, () => {
    test("is whole after arrivals, edits and removals", async () => {
      const store = await openNew();
      await store.apply(LIBRARY, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("two.bin"),
      ]);
      await store.apply(LIBRARY, [arrival(newsDocument("one.txt", ["The tug came.", "It left."]))]);
      await store.apply(LIBRARY, [{ kind: "gone", path: "two.bin" }]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("a closed store says so, and closing again does nothing", async () => {
      const store = await openNew();
      const pending = store.apply(LIBRARY, [arrival(newsDocument("one.txt", ["The ferry sank."]))]);
      await Promise.all([store.close(), store.close()]);
      await expect(pending).resolves.toBeUndefined();
      await expect(store.counts(LIBRARY)).rejects.toMatchObject({ code: "store-closed" });
      await expect(store.apply(LIBRARY, [])).rejects.toMatchObject({ code: "store-closed" });
    });
  });
}
