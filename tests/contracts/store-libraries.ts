import { describe, expect, test } from "vitest";
import { type LibraryId, sharedLibrary } from "../../src/domain/core/library.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import { arrival, newsDocument, unreadable } from "./sample-documents.ts";
import { all, found, type NewRoot, paths } from "./store-tools.ts";

export function librariesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: libraries`, () => {
    test("a guild sees its own documents and the shared ones; others see only the shared ones", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [arrival(newsDocument("shared.txt", ["The ferry sank."]))]);
      await store.apply(guild, UPLOADS, [arrival(newsDocument("own.txt", ["Our ferry club met."]))]);
      const other: LibraryId = { root: library.root, guild: "7002" };
      expect((await found(store, guild, "ferry")).sort()).toEqual(["own.txt", "shared.txt"]);
      for (const reader of [library, other]) {
        expect(await found(store, reader, "ferry club")).toEqual(["shared.txt"]);
        expect(await store.documents(reader, ["own.txt"])).toEqual([]);
        expect((await store.counts(reader)).documents).toBe(1);
        expect(paths(await all(store.signatures(reader)))).toEqual(["shared.txt"]);
        const { passages, counts } = await store.stemFrequencies(reader, ["club", "ferri"]);
        expect([passages, counts.get("club"), counts.get("ferri")]).toEqual([1, 0, 1]);
      }
      expect((await store.stemFrequencies(guild, ["ferri"])).counts.get("ferri")).toBe(2);
      expect(paths(await all(store.files(guild, UPLOADS)))).toEqual(["own.txt"]);
    });

    test("a guild's own document replaces a shared one with the same path", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [arrival(newsDocument("one.txt", ["The ferry sank."]), "s")]);
      const own = newsDocument("one.txt", ["The ferry floats."]);
      await store.apply(guild, UPLOADS, [arrival(own, "s")]);
      expect(await store.documents(guild, ["one.txt"])).toEqual([own]);
      expect(await store.counts(guild)).toEqual({ documents: 1, stories: 1, unreadable: 0 });
      const hits = await store.search(guild, ["ferri"], 10);
      expect(hits.map((hit) => hit.sentences)).toEqual([["The ferry floats."]]);
      await store.apply(guild, UPLOADS, [{ kind: "gone", path: "one.txt" }]);
      expect((await store.documents(guild, ["one.txt"]))[0]?.sentences).toEqual(["The ferry sank."]);
    });

    test("another root has its own documents, conversations and shown claims", async () => {
      const { store, library } = await newRoot();
      const elsewhere = sharedLibrary("/elsewhere");
      await store.apply(library, FOLDER, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("b.bin"),
      ]);
      await store.saveShown(library, "console", {
        at: "2024-03-05T10:00:00.000Z",
        title: "Brief",
        claims: [],
      });
      expect(await store.counts(elsewhere)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await found(store, elsewhere, "ferry")).toEqual([]);
      expect(await store.shown(elsewhere, "console")).toBeNull();
      await store.apply(elsewhere, FOLDER, [{ kind: "gone", path: "one.txt" }]);
      expect((await store.counts(library)).documents).toBe(1);
    });
  });
}
