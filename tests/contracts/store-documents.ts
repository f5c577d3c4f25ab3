import { describe, expect, test } from "vitest";
import type { Document } from "../../src/domain/documents/document.ts";
import type { Unreadable } from "../../src/domain/documents/unreadable.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import type { LibraryChange } from "../../src/domain/store/library-change.ts";
import { message } from "../../src/domain/texts/texts.ts";
import { contentStems } from "../../src/text/tokens/tokens.ts";
import { arrival, digestOf, fileOf, newsDocument, unreadable } from "./sample-documents.ts";
import { all, EVER, found, type NewRoot, paths } from "./store-tools.ts";

export function documentsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: documents`, () => {
    test("are returned unchanged, in the requested order", async () => {
      const { store, library } = await newRoot();
      const dated: Document["published"] = { at: "2024-03-01T00:00:00.000Z", precision: "day", from: "text" };
      const one = newsDocument("a/one.txt", ["The ferry sank.", "Nobody drowned."], { published: dated });
      const two = newsDocument("two – ü.txt", ["A tug came."], {
        source: null,
        author: "N. Lind",
        paragraphs: [1],
      });
      await store.apply(library, FOLDER, [arrival(one), arrival(two)]);
      expect(await store.documents(library, ["two – ü.txt", "missing.txt", "a/one.txt"])).toEqual([two, one]);
      expect(await store.digests(library, ["a/one.txt", "missing.txt"])).toEqual(
        new Map([["a/one.txt", digestOf(one)]]),
      );
      expect(await all(store.files(library, FOLDER))).toEqual([
        fileOf("a/one.txt", one.contentHash),
        fileOf("two – ü.txt", two.contentHash),
      ]);
      expect(await store.counts(library)).toEqual({ documents: 2, stories: 2, unreadable: 0 });
    });

    test("an edited file replaces the old revision; an unchanged one keeps its arrival time", async () => {
      const { store, library } = await newRoot();
      const before = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(library, FOLDER, [arrival(before)]);
      const again = { ...before, arrivedAt: "2024-03-06T10:00:00.000Z" };
      await store.apply(library, FOLDER, [arrival(again, "another story")]);
      expect((await store.documents(library, ["one.txt"]))[0]?.arrivedAt).toBe(before.arrivedAt);
      const edited = newsDocument("one.txt", ["The barge burned."], {
        arrivedAt: "2024-03-07T10:00:00.000Z",
      });
      await store.apply(library, FOLDER, [arrival(edited)]);
      expect(await store.documents(library, ["one.txt"])).toEqual([edited]);
      expect(await found(store, library, "ferry")).toEqual([]);
      expect(await found(store, library, "barge")).toEqual(["one.txt"]);
      const frequencies = await store.stemFrequencies(library, contentStems("ferry barge"));
      expect(frequencies).toEqual({
        passages: 1,
        counts: new Map([
          ["ferri", 0],
          ["barg", 1],
        ]),
      });
    });

    test("a touched file keeps its document; a deleted one is removed from the library", async () => {
      const { store, library } = await newRoot();
      const one = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(library, FOLDER, [
        arrival(one),
        arrival(newsDocument("two.txt", ["The ferry sank too."])),
      ]);
      const touched = { ...fileOf("one.txt", one.contentHash), modifiedMs: 5 };
      await store.apply(library, FOLDER, [
        { kind: "touched", file: touched },
        { kind: "gone", path: "two.txt" },
      ]);
      expect(await all(store.files(library, FOLDER))).toEqual([touched]);
      expect(await store.documents(library, ["one.txt", "two.txt"])).toEqual([one]);
      expect(await found(store, library, "ferry")).toEqual(["one.txt"]);
      expect(paths(await all(store.signatures(library)))).toEqual(["one.txt"]);
    });

    test("many documents can be added and removed in batches", async () => {
      const { store, library } = await newRoot();
      const paths = Array.from({ length: 60 }, (_, n) => `${n}.txt`);
      for (let start = 0; start < 60; start += 10)
        await store.apply(
          library,
          FOLDER,
          paths.slice(start, start + 10).map((path) => arrival(newsDocument(path, [`Ferry ${path} sank.`]))),
        );
      for (let start = 0; start < 60; start += 10)
        await store.apply(
          library,
          FOLDER,
          paths.slice(start, start + 10).map((path) => ({ kind: "gone", path })),
        );
      expect(await store.counts(library)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await found(store, library, "ferry")).toEqual([]);
    });

    test("a file is either a document or listed as unreadable", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("two.pdf"),
      ]);
      await store.apply(library, FOLDER, [unreadable("one.txt")]);
      expect(await store.unreadable(library)).toEqual([
        unreadable("one.txt").unreadable,
        unreadable("two.pdf").unreadable,
      ]);
      expect(await store.counts(library)).toEqual({ documents: 0, stories: 0, unreadable: 2 });
      expect(await found(store, library, "ferry")).toEqual([]);
      await store.apply(library, FOLDER, [
        arrival(newsDocument("two.pdf", ["The tug came."])),
        { kind: "gone", path: "one.txt" },
      ]);
      expect(await store.counts(library)).toEqual({ documents: 1, stories: 1, unreadable: 0 });
    });

    test("a file with several documents is stored part by part, and its list is final once it is complete", async () => {
      const { store, library } = await newRoot();
      const file = fileOf("in.mbox", "hash of the box");
      const parts = ["one", "two"].map((word, n) =>
        newsDocument(`in.mbox/#${n + 1}`, [`The ferry ${word} sank.`]),
      );
      const kind = message("reason.file.kind.png");
      const bad: Unreadable = {
        path: "in.mbox/#3",
        ...{ code: "binary", reason: "It is a PNG image, not text." },
        message: message("reason.file.binary-kind", { kind }),
      };
      await store.apply(library, FOLDER, [
        ...parts.map((part): LibraryChange => ({ ...arrival(part), file, moreToCome: true })),
        { kind: "unreadable", file, unreadable: bad, moreToCome: true },
      ]);
      const unfinished = (await all(store.files(library, FOLDER))).find(({ path }) => path === "in.mbox");
      expect(unfinished?.contentHash, "an incomplete file is read again").toBeNull();
      expect(unfinished?.size).not.toBe(file.size);
      await store.apply(library, FOLDER, [
        { kind: "complete", file, paths: [...parts.map(({ path }) => path), bad.path] },
      ]);
      const [completeFile, ...partFiles] = await all(store.files(library, FOLDER));
      expect(completeFile).toEqual(file);
      expect(partFiles).toEqual([
        { ...file, path: "in.mbox/#1", contentHash: parts[0]?.contentHash, partOf: "in.mbox" },
        { ...file, path: "in.mbox/#2", contentHash: parts[1]?.contentHash, partOf: "in.mbox" },
        { ...file, path: "in.mbox/#3", contentHash: null, partOf: "in.mbox" },
      ]);
      expect(await store.counts(library)).toEqual({ documents: 2, stories: 2, unreadable: 1 });
      expect(await store.unreadable(library)).toEqual([bad]);
      expect((await store.integrity()).problems).toEqual([]);
    });

    test("parts are removed when their file shrinks, changes its type, becomes unreadable, or is deleted", async () => {
      const { store, library } = await newRoot();
      const file = fileOf("in.zip", "hash");
      const put = async (paths: readonly string[]) => {
        const parts = paths.map(
          (path): LibraryChange => ({
            ...arrival(newsDocument(path, ["The ferry sank."])),
            file,
            moreToCome: true,
          }),
        );
        await store.apply(library, FOLDER, [...parts, { kind: "complete", file, paths }]);
      };
      const foundPaths = async () => (await found(store, library, "ferry")).sort();
      await store.apply(library, FOLDER, [arrival(newsDocument("in.zip 2/#a", ["The ferry sank."]))]);
      await put(["in.zip/#a", "in.zip/#b", "in.zip"]);
      expect(await foundPaths()).toEqual(["in.zip", "in.zip 2/#a", "in.zip/#a", "in.zip/#b"]);
      await put(["in.zip/#b"]);
      expect(await foundPaths()).toEqual(["in.zip 2/#a", "in.zip/#b"]);
      await store.apply(library, FOLDER, [unreadable("in.zip")]);
      expect(await foundPaths()).toEqual(["in.zip 2/#a"]);
      await put(["in.zip/#b"]);
      expect(await store.unreadable(library)).toEqual([]);
      await store.apply(library, FOLDER, [arrival(newsDocument("in.zip", ["The ferry sank."]))]);
      expect(await foundPaths()).toEqual(["in.zip", "in.zip 2/#a"]);
      await put(["in.zip/#a", "in.zip/#b"]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "in.zip" }]);
      expect(await foundPaths()).toEqual(["in.zip 2/#a"]);
      expect(paths(await all(store.files(library, FOLDER)))).toEqual(["in.zip 2/#a"]);
      expect((await store.integrity()).problems).toEqual([]);
    });

    test("changes are applied all or none, at most ten in one call", async () => {
      const { store, library } = await newRoot();
      const broken = { ...arrival(newsDocument("two.txt", ["A tug came."])), storyId: null };
      const changes = [arrival(newsDocument("one.txt", ["The ferry sank."])), broken];
      await expect(store.apply(library, FOLDER, JSON.parse(JSON.stringify(changes)))).rejects.toThrow();
      expect(await store.counts(library)).toEqual({ documents: 0, stories: 0, unreadable: 0 });
      expect(await all(store.files(library, FOLDER))).toEqual([]);
      const eleven = Array.from({ length: 11 }, (_, n) => arrival(newsDocument(`${n}.txt`, ["A tug came."])));
      await expect(store.apply(library, FOLDER, eleven)).rejects.toMatchObject({ code: "store-failed" });
    });

    test("lists of more than one page are complete", async () => {
      const { store, library } = await newRoot();
      const count = 1_003;
      for (let start = 0; start < count; start += 10) {
        const numbers = Array.from({ length: Math.min(10, count - start) }, (_, n) => start + n);
        await store.apply(
          library,
          FOLDER,
          numbers.map((n) => arrival(newsDocument(`${n}.txt`, [`Ferry number ${n}.`]))),
        );
      }
      const expected = Array.from({ length: count }, (_, n) => `${n}.txt`).sort();
      expect(paths(await all(store.files(library, FOLDER)))).toEqual(expected);
      expect(paths(await all(store.signatures(library)))).toEqual(expected);
      expect(await all(store.stories(library, EVER))).toHaveLength(count);
      expect((await store.documents(library, expected)).map(({ path }) => path)).toEqual(expected);
    });
  });
}
