// The contract of the StoreEngine port. `folder` is for the engine alone; each test has its own.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedLibrary } from "../../src/domain/core/library.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import type { StoreEngine } from "../../src/domain/store/store-engine.ts";
import type { EngineUnderTest } from "./engines.ts";
import { arrival, newsDocument } from "./sample-documents.ts";

const LIBRARY = sharedLibrary("/news");

async function withStore<T>(engine: StoreEngine, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await engine.open();
  return work(store).finally(() => store.close());
}

const add = (engine: StoreEngine, path: string) =>
  withStore(engine, (store) =>
    store.apply(LIBRARY, FOLDER, [arrival(newsDocument(path, ["The ferry sank."]))]),
  );

const pathsIn = (engine: StoreEngine) =>
  withStore(engine, async (store) => {
    const { documents } = await store.newestDocuments(LIBRARY, { scope: "visible", limit: 9, offset: 0 });
    return documents.map(({ path }) => path).sort();
  });

export function storeEngineContract({ name, at }: EngineUnderTest, newFolder: () => Promise<string>): void {
  describe(`${name}: the engine`, () => {
    test("keeps what was saved, in one place, until it is opened again", async () => {
      const folder = await newFolder();
      await add(at(folder), "one.txt");
      expect(await pathsIn(at(folder))).toEqual(["one.txt"]);
      expect(await pathsIn(at(await newFolder()))).toEqual([]);
      expect(at(folder).place).toBe(at(folder).place);
      expect(at(folder).place).not.toBe(at(await newFolder()).place);
    });

    test("restores a backup, and keeps the store that was there", async () => {
      const engine = at(await newFolder());
      const backup = join(await newFolder(), "copy");
      await add(engine, "one.txt");
      await withStore(engine, (store) => store.backup(backup));
      await add(engine, "two.txt");
      const { movedTo } = await engine.restore(backup);
      expect(movedTo).not.toBeNull();
      expect(await pathsIn(engine)).toEqual(["one.txt"]);
      // What was moved aside is a store too.
      await engine.restore(movedTo ?? "");
      expect(await pathsIn(engine)).toEqual(["one.txt", "two.txt"]);
    });

    test("a backup can be restored again", async () => {
      const engine = at(await newFolder());
      const backup = join(await newFolder(), "copy");
      await withStore(engine, (store) => store.backup(backup));
      await engine.restore(backup);
      await add(engine, "one.txt");
      await engine.restore(backup);
      expect(await pathsIn(engine)).toEqual([]);
    });

    test("restores where there was no store", async () => {
      const backup = join(await newFolder(), "copy");
      const from = at(await newFolder());
      await add(from, "one.txt");
      await withStore(from, (store) => store.backup(backup));
      const engine = at(await newFolder());
      expect(await engine.restore(backup)).toEqual({ movedTo: null });
      expect(await pathsIn(engine)).toEqual(["one.txt"]);
    });

    test("restores no other file, and leaves the store as it is", async () => {
      const engine = at(await newFolder());
      await add(engine, "one.txt");
      const rubbish = join(await newFolder(), "rubbish");
      await writeFile(rubbish, "no store ".repeat(1_000));
      await expect(engine.restore(rubbish)).rejects.toMatchObject({ code: "store-corrupt" });
      await expect(engine.restore(`${rubbish}-missing`)).rejects.toMatchObject({ code: "file-missing" });
      expect(await pathsIn(engine)).toEqual(["one.txt"]);
    });

    test("a rebuild starts empty and keeps the old store", async () => {
      const engine = at(await newFolder());
      expect(await engine.rebuild()).toEqual({ movedTo: null });
      await add(engine, "one.txt");
      const { movedTo } = await engine.rebuild();
      expect(await pathsIn(engine)).toEqual([]);
      await engine.restore(movedTo ?? "");
      expect(await pathsIn(engine)).toEqual(["one.txt"]);
    });

    test("neither is done under an open store", async () => {
      const engine = at(await newFolder());
      const backup = join(await newFolder(), "copy");
      await withStore(engine, async (store) => {
        await store.backup(backup);
        await expect(engine.restore(backup)).rejects.toMatchObject({ code: "store-busy" });
        await expect(engine.rebuild()).rejects.toMatchObject({ code: "store-busy" });
      });
    });

    test("tells how much it can grow, also before there is a store, or that it can't tell", async () => {
      const bytes = await at(join(await newFolder(), "not", "there")).freeSpace();
      if (bytes !== null) expect(bytes).toBeGreaterThan(0);
    });
  });
}
