// What fetches left in the store, as a source of documents like any other; and what is deleted with a server.
import { expect, test } from "vitest";
import { DEFAULT_FEED_OPTIONS, type Feed } from "../../src/domain/feeds/feed.ts";
import type { FeedEntry, KnownEntry } from "../../src/domain/feeds/feed-entry.ts";
import { entryContent } from "../../src/feeds/entries/entry-content.ts";
import { createEntrySource } from "../../src/feeds/subscriptions/entry-source.ts";
import { createDocumentReader } from "../../src/ingest/worker/document-reader.ts";
import { forgetGuildBatch } from "../../src/store/sqlite/guilds/forget.ts";
import { documentSourceContract } from "../contracts/document-source.ts";
import { directReader } from "../ingest/direct-reader.ts";
import { feedStoreOn, openMemoryDatabase } from "./memory-store.ts";

const database = openMemoryDatabase();
const store = feedStoreOn(database);
const START_MS = Date.parse("2026-05-06T10:00:00.000Z");
let run = 0;

async function newFeed(guild: string | null) {
  run += 1;
  const library = { root: `/news/${run}`, guild };
  const at = new Date(START_MS).toISOString();
  const place = { guild, url: "https://example.org/feed", login: null, origin: "added" as const };
  await store.addFeed(library, { ...DEFAULT_FEED_OPTIONS, ...place, addedAt: at, nextAt: at }, 9);
  const feed = async () => (await store.feeds(library))[0] as Feed;
  const numbers = new Map<string, number>();
  let ticks = 0;
  const save = async (name: string, text: string | null) => {
    ticks += 1;
    const now = new Date(START_MS + ticks * 1_000).toISOString();
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    const entry: FeedEntry = {
      ...{
        id: name,
        link: null,
        title: null,
        body: text,
        published: null,
        authors: [],
        source: null,
        tags: [],
      },
      ...{ textHash: `${text}`, bodyLength: 0, isCut: false, sample: "" },
    };
    const known: KnownEntry = {
      ...{ number, state: text === null ? "expired" : "live", id: name, link: null, title: null },
      ...{ textHash: `${text}`, published: null, firstSeenAt: at, lastSeenAt: now, isBackground: false },
    };
    const content =
      text === null ? null : entryContent(entry, known, { publisher: "Post", language: "en" }, null);
    await store.saveFetch(await feed(), {}, [{ ...known, content }], { at: now, numbers: [] });
  };
  return {
    feed,
    library,
    save,
    pathOf: async (name: string) => `.feeds/${(await feed()).id}/#${numbers.get(name)}`,
  };
}

documentSourceContract("a feed", async () => {
  const { feed, library, save } = await newFeed(null);
  const current = await feed();
  const reader = createDocumentReader(directReader());
  const now = () => "2026-05-06T12:00:00.000Z";
  const order = new Map<string, number>();
  return {
    source: createEntrySource(current, { store, reader, root: library.root, now }),
    id: { kind: "feed", name: String(current.id) },
    pathOf: (name) => `.feeds/${current.id}/#${order.get(name)}`,
    put: async (name, text) => {
      order.set(name, order.get(name) ?? order.size + 1);
      await save(name, text);
    },
    remove: (name) => save(name, null),
    close: async () => undefined,
  };
});

test("an entry becomes a document with its publisher, and without a title the first words are one", async () => {
  const { feed, library, save, pathOf } = await newFeed(null);
  await save("ferry", "<p>The ferry Nordlys ran aground off Oster on Tuesday.</p><p>Nobody was hurt.</p>");
  const reader = createDocumentReader(directReader());
  const source = createEntrySource(await feed(), {
    store,
    reader,
    root: library.root,
    now: () => "2026-05-06T12:00:00.000Z",
  });
  const changes = (await Array.fromAsync(source.scan(new Map()))).flat();
  expect(changes).toMatchObject([
    {
      kind: "document",
      document: {
        path: await pathOf("ferry"),
        title: "The ferry Nordlys ran aground off Oster on Tuesday.",
        source: "Post",
        published: { at: "2026-05-06T10:00:00.000Z", from: "arrival" },
      },
    },
  ]);
});

test("a server's feeds and their entries are deleted with it", async () => {
  const { feed, library, save } = await newFeed("7009");
  await save("ferry", "The ferry sank.");
  const { id } = await feed();
  while (forgetGuildBatch(database, "7009"));
  expect(await store.feeds(library)).toEqual([]);
  expect(await store.knownEntries(id)).toEqual([]);
});
