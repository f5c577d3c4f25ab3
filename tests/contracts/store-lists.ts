import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { Document } from "../../src/domain/documents/document.ts";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { arrival, newsDocument } from "./sample-documents.ts";
import type { NewRoot } from "./store-tools.ts";

/** A document published on that day of March. */
function dated(path: string, day: number, more: Partial<Document> = {}): Document {
  const at = `2024-03-${String(day).padStart(2, "0")}T08:00:00.000Z`;
  return newsDocument(path, ["One."], {
    published: { at, precision: "instant", from: "text" },
    title: path,
    ...more,
  });
}

async function listed(store: Store, library: LibraryId, limit = 10, offset = 0): Promise<string[]> {
  const { documents } = await store.newestDocuments(library, { scope: "visible", limit, offset });
  return documents.map(({ path }) => path);
}

const pathsFound = async (store: Store, library: LibraryId, typed: string, limit = 10) =>
  (await store.findDocuments(library, typed, limit)).map(({ path }) => path);

export function listsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: lists`, () => {
    test("documents are listed newest first, by page, with the total number", async () => {
      const { store, library } = await newRoot();
      const days = [3, 1, 5, 2, 4];
      await store.apply(
        library,
        FOLDER,
        days.map((day) => arrival(dated(`day${day}.txt`, day))),
      );
      const page = (limit: number, offset: number) =>
        store.newestDocuments(library, { scope: "visible", limit, offset });
      expect(await listed(store, library, 2, 0)).toEqual(["day5.txt", "day4.txt"]);
      expect(await listed(store, library, 2, 4)).toEqual(["day1.txt"]);
      expect((await page(2, 2)).total).toBe(5);
      expect(await page(2, 6)).toEqual({ total: 5, documents: [] });
      expect((await page(1, 0)).documents[0]).toMatchObject({ title: "day5.txt", source: "Harbour Gazette" });
    });

    test("a guild's list contains the shared documents and its own, which replace shared ones with the same path", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [arrival(dated("a.txt", 1)), arrival(dated("b.txt", 3))]);
      await store.apply(guild, UPLOADS, [arrival(dated("own.txt", 2)), arrival(dated("b.txt", 4))]);
      await store.apply({ ...guild, guild: "7002" }, UPLOADS, [arrival(dated("other.txt", 9))]);
      expect(await listed(store, guild)).toEqual(["b.txt", "own.txt", "a.txt"]);
      expect(await listed(store, library)).toEqual(["b.txt", "a.txt"]);
      const page = { limit: 10, offset: 0 };
      const own = await store.newestDocuments(guild, { scope: "own", ...page });
      expect([own.total, ...own.documents.map(({ path }) => path)]).toEqual([2, "b.txt", "own.txt"]);
      expect((await store.newestDocuments(guild, { scope: "visible", ...page })).total).toBe(3);
      expect(await pathsFound(store, guild, "other")).toEqual([]);
      expect(await pathsFound(store, guild, "b")).toEqual(["b.txt"]);
    });

    test("documents are found by prefixes of words in the title or the path", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(dated("uploads/1.txt", 1, { title: "Müller's ferry sank off Kalindi" })),
        arrival(dated("north/storm_report.txt", 2, { title: "A ferry was lost" })),
      ]);
      expect(await pathsFound(store, library, "FERR")).toEqual(["north/storm_report.txt", "uploads/1.txt"]);
      expect(await pathsFound(store, library, "kal muller")).toEqual(["uploads/1.txt"]);
      expect(await pathsFound(store, library, "Report")).toEqual(["north/storm_report.txt"]);
      expect(await pathsFound(store, library, "ferry", 1)).toEqual(["north/storm_report.txt"]);
      for (const typed of ["erry", "ferry tug", "", "🎉", "%"])
        expect(await pathsFound(store, library, typed)).toEqual([]);
    });

    test("the most recent stories are listed with the title of their newest document", async () => {
      const { store, library, guild } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(dated("first.txt", 1), "s1"),
        arrival(dated("later.txt", 5), "s1"),
        arrival(dated("between.txt", 3), "s2"),
        arrival(dated("old.txt", 2), "s3"),
      ]);
      await store.apply(guild, UPLOADS, [
        arrival(dated("own.txt", 6), "s2"),
        arrival(dated("mine.txt", 4), "s4"),
      ]);
      const titles = async (of: LibraryId, scope: "visible" | "own", limit = 10) =>
        (await store.recentStories(of, scope, limit)).map(({ id, title }) => `${id} ${title}`);
      expect(await titles(library, "visible")).toEqual(["s1 later.txt", "s2 between.txt", "s3 old.txt"]);
      expect(await titles(library, "visible", 2)).toEqual(["s1 later.txt", "s2 between.txt"]);
      expect(await titles(guild, "visible", 3)).toEqual(["s2 own.txt", "s1 later.txt", "s4 mine.txt"]);
      expect(await titles(guild, "own")).toEqual(["s2 own.txt", "s4 mine.txt"]);
      const [newest] = await store.recentStories(library, "visible", 1);
      expect(newest?.lastPublishedAt).toBe("2024-03-05T08:00:00.000Z");
    });

    test("documents that contain all given words are found, wherever the words are", async () => {
      const { store, library, guild } = await newRoot();
      const arrived = (path: string, day: number, ...sentences: string[]) =>
        arrival(dated(path, day, { sentences }), `story of ${path}`);
      const filler = Array.from({ length: 40 }, (_, n) => `The harbour opened pier ${n}.`);
      await store.apply(library, FOLDER, [
        arrived("both.txt", 1, "A ferry sank.", ...filler, "A tug came."),
        arrived("ferry.txt", 2, "A ferry came."),
        arrived("tug.txt", 4, "The tug left."),
        arrived("late.txt", 9, "The tug met the ferry."),
      ]);
      await store.apply(guild, UPLOADS, [
        arrived("own.txt", 3, "Our ferry has a tug."),
        arrived("late.txt", 9, "Nothing."),
      ]);
      const containing = async (of: LibraryId, ...together: string[][]) =>
        (await store.documentsContaining(of, together, { from: null, to: "2024-03-09T08:00:00.000Z" })).map(
          ({ path }) => path,
        );
      expect(await containing(library, ["ferri"], ["tug"])).toEqual(["both.txt"]);
      expect(await containing(library, ["ferri"], [])).toEqual(["ferry.txt", "both.txt"]);
      expect(await containing(guild, ["tug"], ["ferri"], ["tug"])).toEqual(["own.txt", "both.txt"]);
      expect(await containing(guild, ["tug", "ferri"])).toEqual(["own.txt"]);
      expect(await containing(library, ["ferri"], ["whale"])).toEqual([]);
      expect(await containing(library)).toEqual([]);
      const later = { from: "2024-03-09T00:00:00.000Z", to: "2024-03-10T00:00:00.000Z" };
      expect(await store.documentsContaining(library, [["tug"]], later)).toEqual([
        { path: "late.txt", storyId: "story of late.txt" },
      ]);
      expect(await store.documentsContaining(guild, [["tug"]], later)).toEqual([]);
    });
  });
}
