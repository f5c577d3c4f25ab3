import { describe, expect, test } from "vitest";
import { type LibraryId, operatorLibrary } from "../../src/domain/core/library.ts";
import type { FileState } from "../../src/domain/documents/file-state.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { arrival, fileOf, newsDocument, unreadable } from "./sample-documents.ts";
import { all, EVER, found, type NewRoot, paths } from "./store-tools.ts";

/** The change, with its file restricted to these guilds. */
function restrictedTo<T extends { readonly file: FileState }>(guilds: readonly string[], change: T): T {
  return { ...change, file: { ...change.file, guilds } };
}

const restrictedDocument = (path: string, storyId = "s") =>
  arrival(newsDocument(path, ["The secret merger of Halden waits."], { title: "Secret merger" }), storyId);

const refused = (path: string) => ({
  kind: "unreadable" as const,
  file: fileOf(path, null),
  unreadable: unreadable(path).unreadable,
});

/** The results of all queries of a library, as one text. */
async function allQueries(store: Store, library: LibraryId): Promise<string> {
  const files = await all(store.files(library, FOLDER));
  const queriedPaths = files.map(({ path }) => path).concat("desk/secret.txt", "desk/broken.bin");
  const list = { limit: 10, offset: 0 };
  return JSON.stringify([
    files,
    await store.counts(library),
    await store.unreadable(library),
    await store.documents(library, queriedPaths),
    [...(await store.digests(library, queriedPaths))],
    (await all(store.signatures(library))).map(({ path }) => path),
    await all(store.stories(library, EVER)),
    [...(await store.storyDocuments(library, ["s", "t"], EVER))],
    await store.newestDocuments(library, { ...list, scope: "visible" }),
    await store.newestDocuments(library, { ...list, scope: "own" }),
    await store.findDocuments(library, "secret", 10),
    await store.recentStories(library, "visible", 10),
    await store.recentStories(library, "own", 10),
    await store.documentsContaining(library, [["merger"]], EVER),
    await all(store.arrivals(library, { after: "", upTo: EVER.to, publishedSince: "" })),
    await store.newestArrival(library),
    [...(await store.revisionArrivals(library, queriedPaths))],
    await store.search(library, ["merger", "halden", "ferri"], 10),
    [...(await store.stemFrequencies(library, ["merger", "halden"])).counts.values()],
    (await store.stemFrequencies(library, [])).passages,
  ]);
}

export function audiencesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: documents that only some guilds may see`, () => {
    test("are visible to these guilds and the operator; for others all queries work as if they did not exist", async () => {
      const { store, library, guild } = await newRoot();
      const without = (await newRoot()).library;
      const shared = arrival(newsDocument("ferry.txt", ["The ferry sank off Varsund."]), "s");
      await store.apply(without, FOLDER, [shared]);
      await store.apply(library, FOLDER, [
        shared,
        restrictedTo(["7001"], restrictedDocument("desk/secret.txt")),
        restrictedTo(["7001"], restrictedDocument("desk/second.txt", "t")),
        restrictedTo(["7001"], refused("desk/broken.bin")),
      ]);
      const withoutRestricted = await allQueries(store, without);
      for (const reader of [library, { ...guild, guild: "7002" }, { ...guild, guild: "700" }]) {
        const before =
          reader.guild === null
            ? withoutRestricted
            : await allQueries(store, { ...reader, root: without.root });
        expect(await allQueries(store, reader)).toBe(before);
      }
      for (const reader of [guild, operatorLibrary(library.root)]) {
        expect((await found(store, reader, "merger")).sort()).toEqual(["desk/second.txt", "desk/secret.txt"]);
        expect(await store.counts(reader)).toEqual({ documents: 3, stories: 2, unreadable: 1 });
        expect(paths(await store.unreadable(reader))).toEqual(["desk/broken.bin"]);
      }
      expect(paths(await all(store.files(operatorLibrary(library.root), FOLDER)))).toHaveLength(4);
      const own = { scope: "own", limit: 10, offset: 0 } as const;
      const ownPage = await store.newestDocuments(guild, own);
      expect([ownPage.total, paths(ownPage.documents)]).toEqual([2, ["desk/second.txt", "desk/secret.txt"]]);
      expect((await store.recentStories(guild, "own", 10)).map(({ id }) => id).sort()).toEqual(["s", "t"]);
    });

    test("become visible or hidden when only their file's state changes, including parts and unreadable files", async () => {
      const { store, library, guild } = await newRoot();
      const file = fileOf("in.mbox", "hash of the box");
      const part = { ...restrictedDocument("in.mbox/#1"), file, moreToCome: true as const };
      const inside = ["in.mbox/#1", "in.mbox/#2"];
      await store.apply(library, FOLDER, [
        part,
        { ...refused("in.mbox/#2"), file, moreToCome: true },
        { kind: "complete", file, paths: inside },
        unreadable("broken.bin"),
      ]);
      const seen = async (reader: LibraryId) => {
        const { documents, unreadable: unread } = await store.counts(reader);
        return [documents, unread, (await found(store, reader, "merger")).length];
      };
      const other = { ...guild, guild: "7002" };
      expect(await seen(other)).toEqual([1, 2, 1]);
      const touch = (guilds: readonly string[] | null) =>
        store.apply(
          library,
          FOLDER,
          [file, fileOf("broken.bin", null)].map((state) => ({
            kind: "touched" as const,
            file: guilds === null ? state : { ...state, guilds },
          })),
        );
      await touch(["7001", "7003"]);
      expect(await seen(other)).toEqual([0, 0, 0]);
      expect(await seen(guild)).toEqual([1, 2, 1]);
      expect((await all(store.files(operatorLibrary(library.root), FOLDER)))[0]?.guilds).toEqual([
        "7001",
        "7003",
      ]);
      await touch([]);
      expect(await seen(guild)).toEqual([0, 0, 0]);
      expect(await seen(operatorLibrary(library.root))).toEqual([1, 2, 1]);
      await touch(null);
      expect(await seen(other)).toEqual([1, 2, 1]);
      expect((await all(store.files(library, FOLDER)))[0]).not.toHaveProperty("guilds");
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("stay restricted when they are edited, and while a file with several documents is read again", async () => {
      const { store, library, guild } = await newRoot();
      const other = { ...guild, guild: "7002" };
      await store.apply(library, FOLDER, [restrictedTo(["7001"], restrictedDocument("desk/secret.txt"))]);
      const edited = arrival(newsDocument("desk/secret.txt", ["The merger is off."]), "s");
      await store.apply(library, FOLDER, [restrictedTo(["7001"], edited)]);
      const part = restrictedTo(["7001"], {
        ...restrictedDocument("desk/in.mbox/#1"),
        file: fileOf("desk/in.mbox", "h"),
      });
      await store.apply(library, FOLDER, [{ ...part, moreToCome: true }]);
      expect(await found(store, guild, "merger")).toHaveLength(2);
      expect(await found(store, other, "merger")).toEqual([]);
      await store.apply(library, FOLDER, [edited]);
      expect(await found(store, other, "merger")).toEqual(["desk/secret.txt"]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("a file's collection is stored with it, and for a file with several documents once it is complete", async () => {
      const { store, library } = await newRoot();
      const collection = { name: "Harbour desk", language: "de" };
      const label = async () => (await all(store.files(library, FOLDER))).map((file) => file.collection);
      const plain = restrictedDocument("desk/secret.txt");
      await store.apply(library, FOLDER, [{ ...plain, file: { ...plain.file, collection } }]);
      expect(await label()).toEqual([collection]);
      await store.apply(library, FOLDER, [plain]);
      expect(await label()).toEqual([undefined]);
      const file = { ...fileOf("in.mbox", "h"), collection };
      await store.apply(library, FOLDER, [{ ...restrictedDocument("in.mbox/#1"), file, moreToCome: true }]);
      expect(await label()).toEqual([undefined, undefined, collection]);
      await store.apply(library, FOLDER, [{ kind: "complete", file, paths: ["in.mbox/#1"] }]);
      expect((await label())[1]).toEqual(collection);
    });

    test("a guild's own documents are visible to that guild only, whatever their file's audience", async () => {
      const { store, guild } = await newRoot();
      await store.apply(guild, UPLOADS, [restrictedTo(["7002"], restrictedDocument("uploads/secret.txt"))]);
      expect(await found(store, guild, "merger")).toEqual(["uploads/secret.txt"]);
      expect(await found(store, { ...guild, guild: "7002" }, "merger")).toEqual([]);
      await store.forgetGuild("7001");
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });
  });
}
