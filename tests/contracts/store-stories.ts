import { describe, expect, test } from "vitest";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import { contentStems } from "../../src/text/tokens/tokens.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import { all, EVER, type NewRoot } from "./store-tools.ts";

export function storiesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: stories`, () => {
    test("are summarised from their documents in the window", async () => {
      const { store, library } = await newRoot();
      const at = (time: string) => ({
        published: { at: time, precision: "instant" as const, from: "text" as const },
      });
      const day1 = newsDocument("day1.txt", ["One.", "Two."], at("2024-03-01T08:00:00.000Z"));
      const day2 = newsDocument("day2.txt", ["One."], {
        ...at("2024-03-02T08:00:00.000Z"),
        source: "Coast Radio",
      });
      const day3 = newsDocument("day3.txt", ["One.", "Two.", "Three."], at("2024-03-03T08:00:00.000Z"));
      await store.apply(library, FOLDER, [arrival(day3, "s1"), arrival(day1, "s1"), arrival(day2, "s1")]);
      await store.apply(library, FOLDER, [
        arrival(newsDocument("old.txt", ["One."], at("2023-01-01T00:00:00.000Z")), "s2"),
      ]);
      const window = { from: "2024-03-01T08:00:00.000Z", to: "2024-03-03T08:00:00.000Z" };
      expect(await all(store.stories(library, window))).toEqual([
        {
          id: "s1",
          documents: 2,
          sources: 2,
          firstPublishedAt: "2024-03-01T08:00:00.000Z",
          lastPublishedAt: "2024-03-02T08:00:00.000Z",
          sentencesInLongest: 2,
        },
      ]);
      const documents = await store.storyDocuments(library, ["s1", "s2", "s3"], window);
      expect([...documents].map(([id, headers]) => [id, headers.map(({ path }) => path)])).toEqual([
        ["s1", ["day1.txt", "day2.txt"]],
      ]);
      expect((await all(store.stories(library, EVER))).map(({ id }) => id).sort()).toEqual(["s1", "s2"]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "old.txt" }]);
      expect((await store.counts(library)).stories).toBe(1);
    });

    test("signatures are listed with their story and time", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [arrival(newsDocument("one.txt", ["The ferry sank."]), "s1")]);
      expect(await all(store.signatures(library))).toEqual([
        {
          path: "one.txt",
          storyId: "s1",
          published: "2024-03-05T09:00:00.000Z",
          signature: new TextEncoder().encode("signature of one.txt"),
        },
      ]);
    });
  });
}

export function searchContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: search`, () => {
    test("passages with more and rarer query words come first", async () => {
      const { store, library } = await newRoot();
      const filler = Array.from({ length: 6 }, (_, n) =>
        arrival(newsDocument(`f${n}.txt`, [`The ferry left pier ${n}.`])),
      );
      await store.apply(library, FOLDER, filler);
      const rescue = newsDocument("rescue.txt", ["A lifeboat met the ferry.", "The lifeboat crew towed it."]);
      await store.apply(library, FOLDER, [
        arrival(rescue),
        arrival(newsDocument("crew.txt", ["A lifeboat was painted white."])),
      ]);
      const hits = await store.search(library, contentStems("Which lifeboat towed the ferries?"), 3);
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

    test("repeated stems count once; unknown, malformed or missing stems give no error", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(newsDocument("one.txt", ["AT&T's U.S. unit paid $3,000."])),
      ]);
      const once = await store.search(library, contentStems("AT&T 3,000"), 5);
      expect(once).toHaveLength(1);
      expect(await store.search(library, contentStems("AT&T 3,000 AT&T"), 5)).toEqual(once);
      expect(await store.search(library, ['"', "NEAR(", "*", "a\0b", "未知", "'); DROP"], 5)).toEqual([]);
      expect(await store.search(library, [], 5)).toEqual([]);
    });
  });
}
