import { describe, expect, test } from "vitest";
import { FOLDER, type SourceId } from "../../src/domain/intake/source-id.ts";
import type { LibraryChange } from "../../src/domain/store/library-change.ts";
import { arrival, fileOf, newsDocument, unreadable } from "./sample-documents.ts";
import { all, found, type NewRoot, paths } from "./store-tools.ts";

const HARBOUR: SourceId = { kind: "feed", name: "harbour" };
const HARBOUR_PATH = ".feeds/harbour/1";
const ferry = (path: string) => arrival(newsDocument(path, ["The ferry sank."]));
const tug = (path: string) => arrival(newsDocument(path, ["A tug came to the ferry."]));

export function sourcesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: sources of one library`, () => {
    test("each source knows its own files, and removes no others", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [ferry("one.txt"), unreadable("two.bin")]);
      await store.apply(library, HARBOUR, [tug(HARBOUR_PATH)]);
      expect(paths(await all(store.files(library, FOLDER)))).toEqual(["one.txt", "two.bin"]);
      expect(paths(await all(store.files(library, HARBOUR)))).toEqual([HARBOUR_PATH]);
      expect(await all(store.files(library, { ...HARBOUR, name: "other" }))).toEqual([]);
      await store.apply(library, FOLDER, [
        { kind: "gone", path: "one.txt" },
        { kind: "gone", path: "two.bin" },
      ]);
      expect(await all(store.files(library, FOLDER))).toEqual([]);
      expect(paths(await all(store.files(library, HARBOUR)))).toEqual([HARBOUR_PATH]);
      expect(await found(store, library, "ferry")).toEqual([HARBOUR_PATH]);
    });

    test("what was there before anybody asked for it is in the library, and no arrival", async () => {
      const { store, library } = await newRoot();
      const background = tug(HARBOUR_PATH);
      await store.apply(library, HARBOUR, [
        { ...background, file: { ...background.file, isBackground: true } },
        ferry(".feeds/harbour/2"),
      ]);
      const window = { after: "", upTo: "9999", publishedSince: "" };
      const arrived = await all(store.arrivals(library, window));
      expect(arrived.map(({ header }) => header.path)).toEqual([".feeds/harbour/2"]);
      expect(await found(store, library, "tug")).toEqual([HARBOUR_PATH]);
    });

    test("readers see the documents of all sources", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [ferry("one.txt"), unreadable("two.bin")]);
      await store.apply(library, HARBOUR, [tug(HARBOUR_PATH), unreadable(".feeds/harbour/2")]);
      for (const reader of [library, guild]) {
        expect(await found(store, reader, "ferry")).toHaveLength(2);
        expect(await store.counts(reader)).toEqual({ documents: 2, stories: 2, unreadable: 2 });
        expect(paths(await all(store.signatures(reader)))).toEqual([HARBOUR_PATH, "one.txt"]);
      }
    });

    test("a path of another source is refused, and nothing of the batch is applied", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [ferry("one.txt"), unreadable("two.bin")]);
      const before = await all(store.files(library, FOLDER));
      const file = fileOf("one.txt", "other bytes");
      const foreign: readonly LibraryChange[] = [
        tug("one.txt"),
        { ...tug("one.txt"), moreToCome: true },
        unreadable("one.txt"),
        { kind: "complete", file, paths: [] },
        { kind: "touched", file },
        { kind: "gone", path: "one.txt" },
        { ...tug("two.bin"), file: fileOf("in.zip", "bytes"), moreToCome: true },
      ];
      for (const change of foreign) {
        const applied = store.apply(library, HARBOUR, [tug(HARBOUR_PATH), change]);
        await expect(applied, change.kind).rejects.toMatchObject({ code: "store-failed" });
      }
      expect(await all(store.files(library, HARBOUR))).toEqual([]);
      expect(await all(store.files(library, FOLDER))).toEqual(before);
      expect(await store.documents(library, ["one.txt"])).toEqual([
        newsDocument("one.txt", ["The ferry sank."]),
      ]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("a path that its source has removed can come from another one", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [ferry("one.txt")]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "one.txt" }]);
      await store.apply(library, HARBOUR, [tug("one.txt")]);
      expect(paths(await all(store.files(library, HARBOUR)))).toEqual(["one.txt"]);
      expect(await all(store.files(library, FOLDER))).toEqual([]);
    });

    test("forgetting a guild removes the documents of all its sources", async () => {
      const { store, library } = await newRoot();
      const guild = { root: library.root, guild: "8501" };
      await store.apply(guild, { kind: "uploads", name: "" }, [ferry("uploads/one.txt")]);
      await store.apply(guild, HARBOUR, [tug(HARBOUR_PATH)]);
      await store.forgetGuild("8501");
      expect(await store.counts(guild)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await all(store.files(guild, HARBOUR))).toEqual([]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });
  });
}
