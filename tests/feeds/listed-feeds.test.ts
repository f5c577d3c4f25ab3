// feeds.opml and feeds.yml of the documents folder decide on the shared feeds, and are no documents.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { FeedReader } from "../../src/domain/feeds/feed-reader.ts";
import { syncListedFeeds } from "../../src/feeds/subscriptions/sync-listed-feeds.ts";
import { listFeedsFiles } from "../../src/ingest/listing/feeds-file.ts";
import { listFolder } from "../../src/ingest/listing/list-folder.ts";
import { readWeb } from "../../src/ingest/web/read-web.ts";
import { feedStoreOn, openMemoryDatabase } from "./memory-store.ts";

const reader: FeedReader = {
  read: (bytes, contentType, url) => readWeb(bytes, contentType ?? undefined, url),
};
const store = feedStoreOn(openMemoryDatabase());
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "dateline-feeds-file-"));
});

async function sync() {
  const listed = await listFeedsFiles(root, reader);
  const library = { root, guild: null };
  await syncListedFeeds(listed, { store, library, max: 100, now: () => "2026-05-06T10:00:00.000Z" });
  const feeds = await store.feeds(library);
  return {
    failures: listed.failures,
    feeds: feeds.map(({ url, name, guilds, fullText }) => ({ url, name, guilds, fullText })),
  };
}

const opml = (...urls: string[]) =>
  `<opml version="2.0"><body>${urls.map((url) => `<outline type="rss" text="T" xmlUrl="${url}"/>`).join("")}</body></opml>`;

test("feeds of the files come and go with the files; those added by a command stay", async () => {
  const library = { root, guild: null };
  await writeFile(join(root, "feeds.opml"), opml("https://a.example/feed", "https://b.example/feed"));
  await sync();
  const at = "2026-05-06T10:00:00.000Z";
  const own = { guild: null, url: "https://own.example/feed", login: null, origin: "added" as const };
  const options = { name: null, language: null, topic: null, fullText: "auto" as const, existingDays: null };
  await store.addFeed(library, { ...options, ...own, addedAt: at, nextAt: at }, 100);
  await writeFile(join(root, "feeds.opml"), opml("https://b.example/feed", "https://c.example/feed"));
  expect((await sync()).feeds.map(({ url }) => url)).toEqual([
    "https://b.example/feed",
    "https://own.example/feed",
    "https://c.example/feed",
  ]);
});

test("YAML has options, and the audience of a folder is that of its feeds", async () => {
  await mkdir(join(root, "desk"));
  await writeFile(join(root, "desk", "collection.yml"), 'guilds: ["7001"]\n');
  await writeFile(
    join(root, "desk", "feeds.yml"),
    "- url: https://a.example/feed\n  name: Desk\n  full-text: always\n- b.example/feed\n",
  );
  expect((await sync()).feeds).toEqual([
    { url: "https://a.example/feed", name: "Desk", guilds: ["7001"], fullText: "always" },
    { url: "https://b.example/feed", name: null, guilds: ["7001"], fullText: "auto" },
  ]);
});

test.each([["- url: https://a.example/feed\n  fulltext: always\n"], ["just words"], ["- [1, 2"]])(
  "a file with a mistake removes nothing: %j",
  async (text) => {
    await writeFile(join(root, "feeds.yml"), "- https://a.example/feed\n");
    await sync();
    await writeFile(join(root, "feeds.yml"), text);
    const { feeds, failures } = await sync();
    expect(failures).toHaveLength(1);
    expect(feeds).toHaveLength(1);
  },
);

test("the files are no documents", async () => {
  for (const name of ["feeds.opml", "feeds.yml", "Feeds.yaml", "news.txt"])
    await writeFile(join(root, name), "x");
  expect([...listFolder(root)].map(({ path }) => path)).toEqual(["news.txt"]);
});
