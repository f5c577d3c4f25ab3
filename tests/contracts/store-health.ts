import { describe, expect, test } from "vitest";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import { arrival, fileOf, newsDocument, unreadable } from "./sample-documents.ts";
import type { NewRoot } from "./store-tools.ts";

const SLOW = { path: "d.pdf", code: "too-slow", reason: "It takes too long." } as const;

export function healthContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: health`, () => {
    test("it responds to a ping", async () => {
      const { store } = await newRoot();
      await expect(store.ping()).resolves.toBeUndefined();
    });

    test("it says that there is room on the disk, each time it is asked", async () => {
      const { store } = await newRoot();
      expect([await store.checkSpace(), await store.checkSpace()]).toEqual(["enough", "enough"]);
    });

    test("the inventory of a folder includes guilds' own documents, but no other folder's", async () => {
      const { store, library, guild } = await newRoot();
      const other = await newRoot();
      const empty = {
        documents: 0,
        stories: 0,
        unreadable: { failed: 0, quarantined: 0 },
        schedules: { active: 0, paused: 0 },
      };
      expect(await store.inventory(library.root)).toMatchObject(empty);
      await store.apply(library, FOLDER, [
        arrival(newsDocument("a.txt", ["The ferry sank."]), "ferry"),
        arrival(newsDocument("b.txt", ["The ferry was raised."]), "ferry"),
        unreadable("c.bin"),
        { kind: "unreadable", file: fileOf("d.pdf", null), unreadable: SLOW },
      ]);
      await store.apply(guild, UPLOADS, [arrival(newsDocument("own.txt", ["Ours."]), "ours")]);
      await store.apply(other.library, FOLDER, [arrival(newsDocument("a.txt", ["Elsewhere."]), "elsewhere")]);
      expect(await store.inventory(library.root)).toMatchObject({
        documents: 3,
        stories: 2,
        unreadable: { failed: 1, quarantined: 1 },
      });
    });
  });
}
