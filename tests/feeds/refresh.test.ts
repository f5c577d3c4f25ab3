// What a fetch changes in a feed's state, with answers of a server and a clock that the test moves.
import { beforeEach, expect, test } from "vitest";
import { DEFAULT_FEED_OPTIONS, type Feed } from "../../src/domain/feeds/feed.ts";
import type { FetchOutcome, FetchRequest } from "../../src/feeds/fetching/fetch-url.ts";
import { createFeedRefresher } from "../../src/feeds/subscriptions/refresh-feed.ts";
import { reportFeeds } from "../../src/feeds/subscriptions/report-feeds.ts";
import { readWeb } from "../../src/ingest/web/read-web.ts";
import { rss } from "./feed-server.ts";
import { feedStoreOn, openMemoryDatabase } from "./memory-store.ts";

const URL_OF_FEED = "https://example.org/feed";
const HOUR_MS = 3_600_000;
const INTERVAL_MS = HOUR_MS / 4;
const store = feedStoreOn(openMemoryDatabase());
let library: { root: string; guild: string | null };
let run = 0;
let nowMs = 0;
const now = () => new Date(nowMs).toISOString();
const requests: FetchRequest[] = [];
let answer: FetchOutcome;

beforeEach(async () => {
  run += 1;
  library = { root: `/news/${run}`, guild: "7001" };
  nowMs = Date.parse("2026-05-06T10:00:00.000Z");
  requests.length = 0;
  const place = { guild: "7001", url: URL_OF_FEED, login: null, origin: "added" as const };
  await store.addFeed(library, { ...DEFAULT_FEED_OPTIONS, ...place, addedAt: now(), nextAt: now() }, 9);
});

const refresher = createFeedRefresher({
  ...{ store, now, intervalMs: INTERVAL_MS, takenDays: 3 },
  fetch: async (request) => {
    requests.push(request);
    return answer;
  },
  reader: { read: (bytes, contentType, url) => readWeb(bytes, contentType ?? undefined, url) },
  fullTextOf: async () => null,
  turn: async () => () => undefined,
});

const feed = async () => (await store.feeds(library))[0] as Feed;
const refresh = async () => refresher.refresh(await feed());
const waitMs = async () => Date.parse((await feed()).nextAt ?? "") - nowMs;

const ITEM = {
  id: "1",
  title: "Ferry aground",
  text: "The ferry ran aground off Oster.",
  link: "https://example.org/1",
};

function fetched(
  text: string,
  headers: Record<string, string> = {},
  more: { url?: string; permanentUrl?: string } = {},
): FetchOutcome {
  return {
    kind: "fetched",
    url: URL_OF_FEED,
    permanentUrl: null,
    headers,
    bytes: Buffer.from(text),
    ...more,
  };
}

function failure(
  code: "busy" | "gone" | "status",
  status: number,
  headers: Record<string, string> = {},
): FetchOutcome {
  const trouble = {
    code,
    message: { key: "reason.feed.status", values: { status: String(status) } },
  } as const;
  return { kind: "failed", trouble, status, headers, bytes: new Uint8Array() };
}

test("validators of a whole body are sent to the address they are from; those of a cut one are not kept", async () => {
  answer = fetched(rss([ITEM]), { etag: '"1"', "last-modified": "Wed, 06 May 2026 09:00:00 GMT" });
  await refresh();
  await refresh();
  expect(requests[1]?.validators).toEqual({
    url: URL_OF_FEED,
    headers: { "if-none-match": '"1"', "if-modified-since": "Wed, 06 May 2026 09:00:00 GMT" },
  });
  answer = fetched(rss([ITEM, { ...ITEM, id: "2", title: "Mill" }]).slice(0, -60), { etag: '"2"' });
  await refresh();
  expect(await feed()).toMatchObject({ etag: null, trouble: { code: "cut-off" } });
  await refresh();
  expect(requests[3]?.validators).toBeUndefined();
});

test.each<[string, string, Record<string, string>, number]>([
  ["nothing", "", {}, INTERVAL_MS],
  ["a ttl", "<ttl>120</ttl>", {}, 2 * HOUR_MS],
  ["a short ttl", "<ttl>1</ttl>", {}, INTERVAL_MS],
  ["Cache-Control", "", { "cache-control": "max-age=10800" }, 3 * HOUR_MS],
  ["a year of Cache-Control", "", { "cache-control": "max-age=31536000" }, 24 * HOUR_MS],
  ["no-cache", "", { "cache-control": "no-cache" }, INTERVAL_MS],
  ["skipHours", "<skipHours><hour>10</hour><hour>11</hour></skipHours>", {}, INTERVAL_MS + 2 * HOUR_MS],
  ["skipDays", "<skipDays><day>Wednesday</day></skipDays>", {}, INTERVAL_MS + 14 * HOUR_MS],
])("the next fetch with %s", async (_name, channel, headers, expected) => {
  answer = fetched(rss([ITEM], `<title>Post</title>${channel}`), headers);
  await refresh();
  expect(await waitMs()).toBe(expected);
});

test("failures double the interval up to a day; a success ends that", async () => {
  answer = failure("status", 500);
  const waits: number[] = [];
  for (let count = 0; count < 9; count += 1) {
    await refresh();
    waits.push((await waitMs()) / INTERVAL_MS);
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 96, 96, 96]);
  answer = fetched(rss([ITEM]));
  await refresh();
  expect(await feed()).toMatchObject({ failures: 0, failingSince: null, trouble: null });
});

test.each([
  ["7200", 2 * HOUR_MS],
  ["Wed, 06 May 2026 13:00:00 GMT", 3 * HOUR_MS],
  ["99999999", 7 * 24 * HOUR_MS],
])("Retry-After: %s", async (value, expected) => {
  answer = failure("busy", 429, { "retry-after": value });
  await refresh();
  expect(await waitMs()).toBe(expected);
  expect(Date.parse((await feed()).holdUntil ?? "") - nowMs).toBe(expected);
});

test("410 ends a feed: it is never due again", async () => {
  answer = failure("gone", 410);
  await refresh();
  expect((await feed()).ended).toBe(true);
  expect(await store.dueFeeds(library.root, "2099-01-01T00:00:00.000Z", 10)).toEqual([]);
});

test("after some permanent redirects in a row the new address is the feed's", async () => {
  const permanentUrl = "https://example.net/feed";
  answer = fetched(rss([ITEM]), {}, { url: permanentUrl, permanentUrl });
  for (let count = 0; count < 4; count += 1) await refresh();
  expect((await feed()).url).toBe(URL_OF_FEED);
  answer = fetched(rss([ITEM]));
  await refresh();
  answer = fetched(rss([ITEM]), {}, { url: permanentUrl, permanentUrl });
  for (let count = 0; count < 5; count += 1) await refresh();
  expect((await feed()).url).toBe(permanentUrl);
});

test("a fetch that was overtaken is not saved", async () => {
  const before = await feed();
  answer = fetched(rss([ITEM]));
  await refresh();
  expect(await refresher.refresh(before)).toEqual({ kind: "superseded" });
});

test("managers hear once of a feed that fails for three days, all of a day in one message", async () => {
  const reports: string[][] = [];
  const report = () =>
    reportFeeds({
      ...{ store, now, root: library.root },
      report: async (_guild, feeds) => void reports.push(feeds.map(({ url }) => url)),
    });
  answer = failure("status", 500);
  for (let day = 0; day < 6; day += 1) {
    await refresh();
    await report();
    await report();
    nowMs += 24 * HOUR_MS;
  }
  expect(reports).toEqual([[URL_OF_FEED]]);
});
