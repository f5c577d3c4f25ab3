// Wires the feeds: fetching, reading, and the subscriptions in the store.
import { systemClock } from "../async/system-clock.ts";
import { createTtlCache } from "../async/ttl-cache.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import { MINUTE_MS } from "../domain/core/time.ts";
import type { FeedService } from "../domain/feeds/feed-service.ts";
import type { ListedFeeds } from "../domain/feeds/listed-feed.ts";
import { createFetchUrl } from "../feeds/fetching/fetch-url.ts";
import { systemResolve } from "../feeds/fetching/guarded-connect.ts";
import { createHostTurns, type HostTurns } from "../feeds/fetching/host-turns.ts";
import { createRobots, ROBOTS_CACHE } from "../feeds/fetching/robots.ts";
import { createArticles } from "../feeds/subscriptions/articles.ts";
import { createFeedService } from "../feeds/subscriptions/feed-service.ts";
import { createFeedRefresher, type FeedRefresher } from "../feeds/subscriptions/refresh-feed.ts";
import { syncListedFeeds } from "../feeds/subscriptions/sync-listed-feeds.ts";
import { listFeedsFiles } from "../ingest/listing/feeds-file.ts";
import { createDocumentReader } from "../ingest/worker/document-reader.ts";
import { createFeedReader } from "../ingest/worker/feed-reader.ts";
import type { CoreServices } from "./core.ts";

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
