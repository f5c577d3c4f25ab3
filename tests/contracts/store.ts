// The contract of the Store port: each engine calls storeContract() from a test file.
import { afterAll, describe, expect, test } from "vitest";
import { sharedLibrary } from "../../src/domain/core/library.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { arrival, newsDocument, unreadable } from "./sample-documents.ts";
import { attachmentsContract } from "./store-attachments.ts";
import { audiencesContract } from "./store-audiences.ts";
import { documentsContract } from "./store-documents.ts";
import { duplicatesContract } from "./store-duplicates.ts";
import { editionLedgerContract } from "./store-edition-ledger.ts";
import { guildsContract } from "./store-guilds.ts";
import { healthContract } from "./store-health.ts";
import { librariesContract } from "./store-libraries.ts";
import { listsContract } from "./store-lists.ts";
import { modelUseContract } from "./store-model-use.ts";
import { schedulesContract } from "./store-schedules.ts";
import { shownContract } from "./store-shown.ts";
import { sourcesContract } from "./store-sources.ts";
import { searchContract, storiesContract } from "./store-stories.ts";
import { talliesContract } from "./store-tallies.ts";
import type { NewRoot } from "./store-tools.ts";
import { watchesContract } from "./store-watches.ts";

/** `open` creates an empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  let opened: Promise<Store> | null = null;
  let roots = 0;
  const newRoot: NewRoot = async () => {
    opened ??= open();
    const root = `/news/${++roots}`;
    return { store: await opened, library: sharedLibrary(root), guild: { root, guild: "7001" } };
  };
  afterAll(async () => (await opened)?.close());

  documentsContract(name, newRoot);
  librariesContract(name, newRoot);
  sourcesContract(name, newRoot);
  healthContract(name, newRoot);
  audiencesContract(name, newRoot);
  duplicatesContract(name, newRoot);
  storiesContract(name, newRoot);
  listsContract(name, newRoot);
  searchContract(name, newRoot);

  describe(`${name}: conversations and shown claims`, () => {
    test("only the newest turns of a conversation are kept, oldest first", async () => {
      const { store, library, guild } = await newRoot();
      const turn = (question: string) => ({
        question,
        searched: question,
        answer: { question, status: "not-in-documents" as const, claims: [], documents: [] },
      });
      for (const question of ["1?", "2?", "3?", "4?"])
        await store.appendTurn(library, "c", turn(question), 2);
      await store.appendTurn(library, "other", turn("5?"), 2);
      expect(await store.conversation(library, "c")).toEqual([turn("3?"), turn("4?")]);
      expect(await store.conversation(guild, "c")).toEqual([]);
    });

    test("newly shown claims replace the ones at the same place", async () => {
      const { store, library } = await newRoot();
      const evidence = [{ document: "one.txt", sentences: [1, 3], quote: "The ferry sank." }];
      const second = {
        at: "2024-03-06T10:00:00.000Z",
        title: "Answer",
        claims: [{ text: "It sank.", evidence }],
      };
      expect(await store.shown(library, "console")).toBeNull();
      await store.saveShown(library, "console", {
        at: "2024-03-05T10:00:00.000Z",
        title: "Brief",
        claims: [],
      });
      await store.saveShown(library, "console", second);
      expect(await store.shown(library, "console")).toEqual(second);
    });
  });

  shownContract(name, newRoot);
  editionLedgerContract(name, newRoot);
  attachmentsContract(name, newRoot);
  schedulesContract(name, newRoot);
  watchesContract(name, newRoot);
  modelUseContract(name, newRoot);
  guildsContract(name, newRoot);
  talliesContract(name, newRoot);

  describe(`${name}: the store`, () => {
    test("passes its integrity check after arrivals, edits and removals", async () => {
      const { store, library } = await newRoot();
      await store.apply(library, FOLDER, [
        arrival(newsDocument("one.txt", ["The ferry sank."])),
        unreadable("two.bin"),
      ]);
      await store.apply(library, FOLDER, [arrival(newsDocument("one.txt", ["The tug came.", "It left."]))]);
      await store.apply(library, FOLDER, [{ kind: "gone", path: "two.bin" }]);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("rejects calls once it is closed, and closing again does nothing", async () => {
      const store = await open();
      const library = sharedLibrary("/news");
      const pending = store.apply(library, FOLDER, [arrival(newsDocument("one.txt", ["The ferry sank."]))]);
      await Promise.all([store.close(), store.close()]);
      await expect(pending).resolves.toBeUndefined();
      await expect(store.counts(library)).rejects.toMatchObject({ code: "store-closed" });
      await expect(store.apply(library, FOLDER, [])).rejects.toMatchObject({ code: "store-closed" });
    });
  });
}
