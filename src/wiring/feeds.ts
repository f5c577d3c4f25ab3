// Wires the feeds: fetching, reading, and the subscriptions in the store.

import { type RepeatDeps, repeat } from "../async/repeat.ts";
import { systemClock } from "../async/system-clock.ts";
import { createTtlCache } from "../async/ttl-cache.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import { DAY_MS, HOUR_MS, instantAfter, MINUTE_MS } from "../domain/core/time.ts";
import type { Feed } from "../domain/feeds/feed.ts";
import type { ReportFeeds } from "../domain/feeds/feed-notices.ts";
import type { FeedService } from "../domain/feeds/feed-service.ts";
import type { ListedFeeds } from "../domain/feeds/listed-feed.ts";
import type { Events } from "../domain/operations/events.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { createFetchUrl } from "../feeds/fetching/fetch-url.ts";
import { systemResolve } from "../feeds/fetching/guarded-connect.ts";
import { createHostTurns, type HostTurns } from "../feeds/fetching/host-turns.ts";
import { createRobots, ROBOTS_CACHE } from "../feeds/fetching/robots.ts";
import { createArticles } from "../feeds/subscriptions/articles.ts";
import { FORGET_ENTRIES_MS, runFeeds } from "../feeds/subscriptions/feed-runner.ts";
import { createFeedService } from "../feeds/subscriptions/feed-service.ts";
import {
  createFeedRefresher,
  type FeedRefresher,
  type RefreshResult,
} from "../feeds/subscriptions/refresh-feed.ts";
import { reportFeeds } from "../feeds/subscriptions/report-feeds.ts";
import { syncListedFeeds } from "../feeds/subscriptions/sync-listed-feeds.ts";
import { createFeedReader } from "../ingest/feed-reader.ts";
import { listFeedsFiles } from "../ingest/listing/feeds-file.ts";
import { createDocumentReader } from "../ingest/worker/document-reader.ts";
import { PURGE_INTERVAL_MS } from "../newsroom/retention/purge-expired.ts";
import type { CoreServices } from "./core.ts";
import type { LibraryServices } from "./library.ts";

/** The name by which hosts know us, in requests and in robots.txt. */
const AGENT = "Dateline";
/** Feeds of the shared library: the operator's own. */
const MAX_SHARED = 20_000;

export interface FeedsDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store" | "reader">;
  /** Null: requests do not say which. */
  readonly version: string | null;
  readonly now: Now;
}

export interface FeedServices {
  readonly service: FeedService;
  readonly refresher: FeedRefresher;
  readonly turns: HostTurns;
  /** Makes the shared feeds those that the documents folder names; resolves to the files that can't be read. */
  readonly syncFiles: () => Promise<ListedFeeds["failures"]>;
}

/** The service for a bot: what changes a library is in it before the call resolves. */
export function syncedFeedService(
  service: FeedService,
  sync: (guild: string | null) => Promise<unknown>,
): FeedService {
  const thenSync =
    <Rest extends unknown[], R>(work: (guild: string | null, ...rest: Rest) => Promise<R>) =>
    async (guild: string | null, ...rest: Rest): Promise<R> => {
      const result = await work(guild, ...rest);
      await sync(guild);
      return result;
    };
  return {
    ...service,
    add: thenSync(service.add),
    remove: thenSync(service.remove),
    refresh: thenSync(service.refresh),
  };
}

export function wireFeeds({ config, core: { store, reader }, version, now }: FeedsDeps): FeedServices {
  const { allowPrivate, contact, intervalMinutes, maxPerGuild, existingDays } = config.feeds;
  const { monotonicMs } = systemClock;
  const userAgent = `${AGENT}${version === null ? "" : `/${version}`} (${contact === null ? "" : `+${contact}; `}feed reader)`;
  const fetch = createFetchUrl({ resolve: systemResolve, allowPrivate, userAgent, monotonicMs });
  const turns = createHostTurns(systemClock);
  const turn = turns.next;
  const cache = createTtlCache<string>(ROBOTS_CACHE.maxEntries, ROBOTS_CACHE.ttlMs, monotonicMs);
  const isAllowed = createRobots({ fetch, turn, agent: AGENT, cache });
  const documents = createDocumentReader(reader);
  const feeds = createFeedReader(reader);
  const fullTextOf = createArticles({ store, fetch, reader: documents, turn, isAllowed, now });
  const refresher = createFeedRefresher({
    ...{ store, fetch, reader: feeds, fullTextOf, turn, now },
    intervalMs: intervalMinutes * MINUTE_MS,
    takenDays: existingDays,
  });
  const service = createFeedService({
    ...{ store, refresher, fetch, reader: feeds, turn, maxPerGuild, now },
    root: config.documentsDir,
    maxShared: MAX_SHARED,
  });
  const library = { root: config.documentsDir, guild: null };
  return {
    service,
    refresher,
    turns,
    async syncFiles() {
      const listed = await listFeedsFiles(config.documentsDir, feeds);
      await syncListedFeeds(listed, { store, library, max: MAX_SHARED, now });
      return listed.failures;
    },
  };
}

/** How often the files that name feeds are read, and how often it is checked whether managers must be told. */
const FEED_FILES_MS = MINUTE_MS;
const FEED_REPORT_MS = HOUR_MS;

export interface FeedUpkeepDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store">;
  readonly library: Pick<LibraryServices, "librarySync">;
  readonly feeds: FeedServices;
  readonly reportFeeds: ReportFeeds;
  readonly failed: (error: unknown) => void;
  readonly events: Events;
  readonly now: Now;
  readonly signal: AbortSignal;
}

/** Resolves once all of it has ended, after the signal. The shared library takes what is new with its next scan. */
export async function keepFeeds(deps: FeedUpkeepDeps): Promise<void> {
  const { config, core, library, feeds, failed, events, now, signal } = deps;
  const { store } = core;
  const { librarySync } = library;
  const root = config.documentsDir;
  const expire = async () => {
    const before = instantAfter(now(), -config.feeds.retentionDays * DAY_MS);
    await store.expireEntries(before, instantAfter(before, -FORGET_ENTRIES_MS));
    for (const guild of await store.unsyncedGuilds(root)) await librarySync.syncGuild(guild);
  };
  const readFiles = async () => {
    for (const { path, trouble } of await feeds.syncFiles())
      events.emit("warn", "feeds-file.unreadable", { path, reason: inEnglish(trouble.message) });
  };
  const notifyManagers = () => reportFeeds({ store, root, now, report: deps.reportFeeds });
  const onResult = ({ id, guild }: Feed, result: RefreshResult) => {
    const code = result.kind === "failed" ? result.trouble.code : null;
    events.emit("info", "feed.fetched", { feed: id, outcome: result.kind, code });
    if (result.kind === "read" && guild !== null) void librarySync.syncGuild(guild).catch(failed);
  };
  const { refresher, turns } = feeds;
  const clock = { ...systemClock, now };
  const repeatDeps: RepeatDeps = { clock: systemClock, signal, onError: failed };
  await Promise.all([
    repeat(FEED_FILES_MS, readFiles, repeatDeps),
    repeat(FEED_REPORT_MS, notifyManagers, repeatDeps),
    repeat(PURGE_INTERVAL_MS, expire, repeatDeps),
    runFeeds({ store, root, refresher, turns, clock, signal, onError: failed, onResult }),
  ]);
}
