import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { LibraryChange } from "../../src/domain/store/library-change.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import { all, EVER, found, type NewRoot, paths } from "./store-tools.ts";

const SAME = "hash of the same bytes";

const duplicate = (path: string, contentHash = SAME): LibraryChange =>
  arrival(newsDocument(path, ["The ferry sank off Varsund."], { contentHash }), "s");

/** The visible documents with their other paths, after checking that all queries agree on them. */
async function visibleDocuments(store: Store, library: LibraryId) {
  const page = await store.newestDocuments(library, { scope: "visible", limit: 10, offset: 0 });
  const [story] = await all(store.stories(library, EVER));
  const ofStory = (await store.storyDocuments(library, ["s"], EVER)).get("s") ?? [];
  expect([page.total, story?.documents]).toEqual([page.documents.length, ofStory.length]);
  expect((await store.counts(library)).documents).toBe(page.total);
  expect((await found(store, library, "ferry")).sort()).toEqual(paths(page.documents));
  expect((await store.findDocuments(library, "title", 10)).length).toBe(page.total);
  expect((await store.documentsContaining(library, [["ferri"]], EVER)).length).toBe(page.total);
  const arrived = await all(store.arrivals(library, { after: "", upTo: EVER.to, publishedSince: "" }));
  expect(arrived.length).toBe(page.total);
  return ofStory.map(({ path, alsoAt = [] }) => [path, ...alsoAt]);
}

export function duplicatesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: the same content at several paths`, () => {
    test("is one document that lists its other paths and can be loaded by each of them", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [duplicate("b.txt"), duplicate("a.txt"), duplicate("c.txt")]);
      expect(await visibleDocuments(store, library)).toEqual([["b.txt", "a.txt", "c.txt"]]);
      expect((await all(store.stories(library, EVER)))[0]).toMatchObject({ documents: 1, sources: 1 });
      const documents = await store.documents(library, ["a.txt", "b.txt"]);
      expect(documents.map(({ path, alsoAt }) => [path, alsoAt])).toEqual([
        ["a.txt", ["b.txt", "c.txt"]],
        ["b.txt", ["a.txt", "c.txt"]],
      ]);
      expect((await store.digests(library, ["c.txt"])).get("c.txt")?.headline.evidence[0]?.document).toBe(
        "c.txt",
      );
    });

    test("stays visible when one copy is deleted or changed, including the first one", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [duplicate("a.txt"), duplicate("b.txt"), duplicate("c.txt")]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "a.txt" }]);
      expect(await visibleDocuments(store, library)).toEqual([["b.txt", "c.txt"]]);
      await store.apply(library, FOLDER, [duplicate("b.txt", "hash of other bytes")]);
      expect(await visibleDocuments(store, library)).toEqual([["b.txt"], ["c.txt"]]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "b.txt" }]);
      expect(await visibleDocuments(store, library)).toEqual([["c.txt"]]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("takes only one place in the search results", async () => {
      const { store, library } = await newRoot();
      const copies = Array.from({ length: 10 }, (_, n) => duplicate(`copy ${n}.txt`));
      await store.apply(library, FOLDER, copies);
      await store.apply(library, FOLDER, [
        arrival(newsDocument("other.txt", ["A ferry was seen that day on its way to Brevik harbour."])),
      ]);
      const hits = await store.search(library, ["ferri"], 3);
      expect(hits.map(({ document }) => document.path)).toEqual(["copy 0.txt", "other.txt"]);
    });

    test("is merged for a guild that uploaded it, and for no other", async () => {
      const { store, library, guild } = await newRoot();
      const other = { ...guild, guild: "7002" };
      await store.apply(guild, UPLOADS, [duplicate("uploads/own.txt")]);
      await store.apply(library, FOLDER, [duplicate("shared.txt")]);
      expect(await visibleDocuments(store, guild)).toEqual([["uploads/own.txt", "shared.txt"]]);
      for (const reader of [library, other])
        expect(await visibleDocuments(store, reader)).toEqual([["shared.txt"]]);
      expect((await store.documents(guild, ["shared.txt"])).length).toBe(1);
      await store.apply(guild, UPLOADS, [{ kind: "gone", path: "uploads/own.txt" }]);
      expect(await visibleDocuments(store, guild)).toEqual([["shared.txt"]]);
    });

    test("is only merged with copies that the reader may see", async () => {
      const { store, library, guild } = await newRoot();
      const restricted = arrival(
        newsDocument("desk/a.txt", ["The ferry sank off Varsund."], { contentHash: SAME }),
        "s",
      );
      await store.apply(library, FOLDER, [
        { ...restricted, file: { ...restricted.file, guilds: ["7001"] } },
        duplicate("b.txt"),
      ]);
      expect(await visibleDocuments(store, guild)).toEqual([["desk/a.txt", "b.txt"]]);
      expect(await visibleDocuments(store, library)).toEqual([["b.txt"]]);
    });
  });
}
