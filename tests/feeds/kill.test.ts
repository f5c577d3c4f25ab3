// The program is killed at any moment, a thousand times: no entry is lost, none comes twice.
import { expect, test } from "vitest";
import type { FileState } from "../../src/domain/documents/file-state.ts";
import { DEFAULT_FEED_OPTIONS, type Feed } from "../../src/domain/feeds/feed.ts";
import type { FeedEntry } from "../../src/domain/feeds/feed-entry.ts";
import type { FeedReading } from "../../src/domain/feeds/feed-reader.ts";
import type { FileChange } from "../../src/domain/intake/file-change.ts";
import type { FetchOutcome } from "../../src/feeds/fetching/fetch-url.ts";
import { createEntrySource } from "../../src/feeds/subscriptions/entry-source.ts";
import { createFeedRefresher } from "../../src/feeds/subscriptions/refresh-feed.ts";
import { createDocumentReader } from "../../src/ingest/worker/document-reader.ts";
import { feedStoreOn, openMemoryDatabase } from "./memory-store.ts";

const RUNS = 1_000;
const HOUR_MS = 3_600_000;
const START = Date.parse("2026-05-06T00:00:00.000Z");

class Killed extends Error {}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function entry(number: number, revision: number, at: string): FeedEntry {
  const text = `The entry with the number ${number} says in revision ${revision} what happened at the harbour.`;
  return {
    id: `urn:${number}`,
    link: `https://example.org/${number}`,
    title: `Entry ${number}`,
    body: text,
    published: { at, precision: "instant" },
    authors: [],
    source: null,
    tags: [],
    textHash: `${number}/${revision}`,
    bodyLength: text.length,
    isCut: false,
    sample: text,
  };
}

const database = openMemoryDatabase();
/** A reader that takes the text as it is. */
const reader = createDocumentReader({
  read: async (job) => {
    if (!("bytes" in job)) throw new Error("no bytes");
    const [item] = JSON.parse(Buffer.from(job.bytes).toString()).items;
    const path = `${job.path}/#${item.id}`;
    const document = {
      ...{ path, contentHash: item.content_html, title: item.title, titleFrom: "metadata" as const },
      ...{ source: null, author: null, tags: [], language: "en", arrivedAt: job.arrivedAt },
      published: { at: job.arrivedAt, precision: "instant" as const, from: "arrival" as const },
      ...{ sentences: [item.content_html], paragraphs: [1] },
    };
    const file = { path: job.path, size: 1, modifiedMs: 0, contentHash: "file" };
    return { kind: "container", file, embedded: [{ kind: "document", document }] };
  },
});

async function run(seed: number): Promise<void> {
  const random = randomOf(seed);
  const root = `/news/${seed}`;
  let nowMs = START;
  const now = () => new Date(nowMs).toISOString();
  let killIn = Number.POSITIVE_INFINITY;
  const tick = () => {
    killIn -= 1;
    if (killIn < 0) throw new Killed();
  };
  const store = feedStoreOn(database, { before: tick, after: tick });
  const listed = new Map<number, FeedEntry>();
  const ever = new Map<number, FeedEntry>();
  let version = 0;
  let last = 0;
  /** The site publishes, edits and drops entries. */
  const publish = () => {
    version += 1;
    for (let count = Math.floor(random() * 4); count > 0; count -= 1) {
      last += 1;
      listed.set(last, entry(last, 0, now()));
    }
    for (const [number, each] of listed) {
      if (random() < 0.1) listed.set(number, { ...entry(number, version, now()), published: each.published });
      if (listed.size > 3 && random() < 0.15) listed.delete(number);
    }
  };
  const fetch = async (): Promise<FetchOutcome> => {
    tick();
    for (const [number, each] of listed) ever.set(number, each);
    return {
      kind: "fetched",
      url: "https://example.org/feed",
      permanentUrl: null,
      headers: {},
      bytes: new Uint8Array(),
    };
  };
  const reading = (): FeedReading => ({
    ...{ kind: "feed", title: "Feed", site: null, language: "en", isCut: false },
    rhythm: { everyMinutes: null, skipHours: [], skipDays: [] },
    entries: [...listed.values()],
  });
  const refresher = createFeedRefresher({
    ...{ store, fetch, now, intervalMs: HOUR_MS, takenDays: 3 },
    reader: { read: async () => reading() },
    fullTextOf: async () => null,
    turn: async () => () => undefined,
  });
  const library = new Map<string, { readonly file: FileState; readonly text: string }>();
  const arrivals = new Map<string, number>();
  /** One transaction, as the intake writes it. */
  const apply = (changes: readonly FileChange[]) => {
    tick();
    for (const change of changes) {
      if (change.kind === "gone") library.delete(change.path);
      if (change.kind !== "document") continue;
      const { file, document } = change;
      library.set(file.path, { file, text: document.sentences.join(" ") });
      arrivals.set(document.contentHash, (arrivals.get(document.contentHash) ?? 0) + 1);
    }
    tick();
  };
  const sync = async (feed: Feed) => {
    const known = new Map([...library].map(([path, { file }]) => [path, file]));
    const source = createEntrySource(feed, { store, reader, root, now });
    for await (const batch of source.scan(known)) apply(batch);
  };
  const settled = feedStoreOn(database);
  await settled.addFeed(
    { root, guild: null },
    {
      ...DEFAULT_FEED_OPTIONS,
      ...{ guild: null, url: "https://example.org/feed", login: null, origin: "added" },
      ...{ addedAt: now(), nextAt: now() },
    },
    10,
  );
  const feedNow = async () => (await settled.feeds({ root, guild: null }))[0] as Feed;
  for (let step = 0; step < 12; step += 1) {
    publish();
    killIn = step === 11 ? Number.POSITIVE_INFINITY : Math.floor(random() * 16);
    try {
      await refresher.refresh(await feedNow());
      for (const feed of await store.unsyncedFeeds({ root, guild: null })) await sync(feed);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    nowMs += HOUR_MS;
  }
  for (const feed of await settled.unsyncedFeeds({ root, guild: null })) await sync(feed);
  const known = await settled.knownEntries((await feedNow()).id);
  expect(new Set(known.map(({ id }) => id)).size, `seed ${seed}: an entry is known twice`).toBe(known.length);
  for (const [number, { id, textHash }] of listed)
    expect(known.find((each) => each.id === id)?.textHash, `seed ${seed}: entry ${number}`).toBe(textHash);
  expect(library.size, `seed ${seed}: the library has what is known`).toBe(known.length);
  expect([...library.values()].length).toBe(new Set([...library.values()].map(({ text }) => text)).size);
  expect(known.length).toBeLessThanOrEqual(ever.size);
}

test(`${RUNS} runs with kills lose and double nothing`, { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= RUNS; seed += 1) await run(seed);
});
