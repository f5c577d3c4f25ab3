import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemClock } from "../src/async/system-clock.ts";
import { MINUTE_MS } from "../src/domain/core/time.ts";
import { DEFAULT_FEED_OPTIONS, type Feed } from "../src/domain/feeds/feed.ts";
import { parseAddress } from "../src/feeds/fetching/feed-address.ts";
import { createFetchUrl } from "../src/feeds/fetching/fetch-url.ts";
import { guardedConnector } from "../src/feeds/fetching/guarded-connect.ts";
import { createHostTurns } from "../src/feeds/fetching/host-turns.ts";
import { runFeeds } from "../src/feeds/subscriptions/feed-runner.ts";
import { createFeedRefresher } from "../src/feeds/subscriptions/refresh-feed.ts";
import { createFeedReader } from "../src/ingest/feed-reader.ts";
import { createFolderReader } from "../src/ingest/worker/folder-reader.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { probes } from "./lib/feeds/probes.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const FEEDS = 1_500;
const HOSTS = 500;
/** 10,000 feeds in a quarter of an hour. */
const NEEDED_PER_SECOND = 10_000 / (15 * 60);
const MAX_RSS_MB = 400;
const MAX_DELAY_MS = 250;
const MEGABYTE = 1024 * 1024;

/** Fetching as a bot does, from servers on this machine. */
export const bench: Bench = {
  name: "Feeds: forbidden addresses, and how many feeds one process asks",
  needs: null,
  run: async () => [await forbidden(), ...(await load())],
};

/** A connection to a forbidden address would reach a server of this bench, whatever port it is on. */
async function forbidden(): Promise<Measurement> {
  let reached = 0;
  const canary = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  const { port } = canary.address() as { port: number };
  const all = probes();
  for (const { url, answers } of all) {
    const address = parseAddress(url);
    if ("code" in address) continue;
    let call = 0;
    const resolve = async () => answers[Math.min(call++, answers.length - 1)] ?? [];
    const connect = guardedConnector({ resolve, allowPrivate: false, timeoutMs: 500 });
    const { hostname, protocol } = new URL(address.url);
    await new Promise<void>((done) =>
      connect({ hostname, protocol, port: String(port) }, (error, socket) => {
        if (error === null) reached += 1;
        socket?.destroy();
        done();
      }),
    );
  }
  canary.close();
  const name = `of ${all.length} ways to a forbidden address, ways that connect`;
  return { name, value: reached, baseline: null, target: "0", met: reached === 0 };
}

async function load(): Promise<readonly Measurement[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-bench-feeds-"));
  const server = fork(new URL("./lib/feeds/serve-feeds-run.ts", import.meta.url));
  const [port] = await once(server, "message");
  const reading = createFolderReader({ dataDir });
  const store = await openStore({ dataDir, now: systemClock.now, events: { emit: () => undefined } });
  const root = "/news";
  const turns = createHostTurns(systemClock);
  const fetch = createFetchUrl({
    resolve: async () => ["127.0.0.1"],
    allowPrivate: true,
    userAgent: "Dateline (bench)",
    monotonicMs: systemClock.monotonicMs,
  });
  const refresher = createFeedRefresher({
    ...{ store, fetch, now: systemClock.now, intervalMs: 15 * MINUTE_MS, takenDays: 3 },
    reader: createFeedReader(reading),
    fullTextOf: async () => null,
    turn: turns.next,
  });
  const at = systemClock.now();
  for (let number = 0; number < FEEDS; number += 1) {
    const url = `http://host${number % HOSTS}.example:${port}/feed-${number}`;
    const place = { guild: null, url, login: null, origin: "added" as const };
    await store.addFeed(
      { root, guild: null },
      { ...DEFAULT_FEED_OPTIONS, ...place, addedAt: at, nextAt: at },
      FEEDS,
    );
  }
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let maxRss = 0;
  const round = async (): Promise<{ readonly perSecond: number; readonly unchanged: number }> => {
    const stop = new AbortController();
    const fromMs = systemClock.monotonicMs();
    let done = 0;
    let unchanged = 0;
    await runFeeds({
      ...{ store, refresher, turns, root, clock: systemClock, signal: stop.signal },
      onResult(_feed: Feed, { kind }) {
        done += 1;
        if (kind === "unchanged") unchanged += 1;
        maxRss = Math.max(maxRss, process.memoryUsage.rss());
        if (done === FEEDS) stop.abort();
      },
      onError(error) {
        throw error;
      },
    });
    return { perSecond: FEEDS / ((systemClock.monotonicMs() - fromMs) / 1000), unchanged };
  };
  const first = await round();
  for (const { id } of await store.feeds({ root, guild: null })) await store.changeFeed(id, { nextAt: at });
  const second = await round();
  void delay.disable();
  await reading.close();
  await store.close();
  server.disconnect();
  await rm(dataDir, { recursive: true, force: true });
  const rate = (name: string, perSecond: number): Measurement => ({
    ...{ name, value: perSecond.toFixed(1), baseline: null },
    target: `at least ${NEEDED_PER_SECOND.toFixed(1)}`,
    met: perSecond >= NEEDED_PER_SECOND,
  });
  const p99 = delay.percentile(99) / 1e6;
  const rss = maxRss / MEGABYTE;
  return [
    rate(`feeds per second, read for the first time, of ${FEEDS}`, first.perSecond),
    rate("feeds per second, asked again", second.perSecond),
    {
      ...{
        name: "asked again: share answered by 304",
        value: (second.unchanged / FEEDS).toFixed(2),
        baseline: null,
      },
      ...{ target: "at least 0.80", met: second.unchanged >= FEEDS * 0.8 },
    },
    {
      name: "memory of the process, MB",
      value: rss.toFixed(0),
      baseline: null,
      target: `at most ${MAX_RSS_MB}`,
      met: rss <= MAX_RSS_MB,
    },
    {
      name: "delay of the event loop, p99, ms",
      value: p99.toFixed(0),
      baseline: null,
      target: `at most ${MAX_DELAY_MS}`,
      met: p99 <= MAX_DELAY_MS,
    },
  ];
}
