import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { type Instant, instantAfter, SECOND_MS } from "../../domain/core/time.ts";
import { DEFAULT_FEED_OPTIONS, type Feed, type FeedOptions, type NewFeed } from "../../domain/feeds/feed.ts";
import type { FeedLink, FeedReader, FeedReading } from "../../domain/feeds/feed-reader.ts";
import type {
  AddFeedOutcome,
  FeedPreview,
  FeedService,
  RefreshOutcome,
} from "../../domain/feeds/feed-service.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { message } from "../../domain/texts/texts.ts";
import { parseAddress, type WebAddress } from "../fetching/feed-address.ts";
import type { FetchOutcome, FetchUrl } from "../fetching/fetch-url.ts";
import { findFeeds } from "./find-feeds.ts";
import { opmlOf } from "./opml.ts";
import { readingTrouble, suggestion } from "./reading-trouble.ts";
import { FEED_ACCEPT, type FeedRefresher } from "./refresh-feed.ts";
import { runAll } from "./run-all.ts";

/** Feeds asked at the same time; each host still gets one request at a time. */
const MAX_AT_ONCE = 16;
const PREVIEWED = 5;

export interface FeedServiceDeps {
  readonly store: Pick<FeedStore, "feeds" | "addFeed" | "changeFeed" | "removeFeed">;
  readonly refresher: FeedRefresher;
  readonly fetch: FetchUrl;
  readonly reader: FeedReader;
  readonly turn: (url: string) => Promise<() => void>;
  /** The operator's documents folder. */
  readonly root: string;
  /** Feeds per guild, and of the shared library. */
  readonly maxPerGuild: number;
  readonly maxShared: number;
  readonly now: Now;
}

interface Look {
  readonly outcome: FetchOutcome;
  readonly reading: FeedReading | null;
}

/** Its methods throw the Faults of the store and of the reader. */
export function createFeedService(deps: FeedServiceDeps): FeedService {
  const { store, refresher, fetch, reader, turn, root, maxPerGuild, maxShared, now } = deps;
  const libraryOf = (guild: string | null): LibraryId => ({ root, guild });
  const maxOf = (guild: string | null) => (guild === null ? maxShared : maxPerGuild);

  async function find(guild: string | null, which: string): Promise<Feed | null> {
    const feeds = await store.feeds(libraryOf(guild));
    const address = parseAddress(which);
    return (
      feeds.find(({ id }) => String(id) === which.trim()) ??
      feeds.find(({ url }) => !("code" in address) && url === address.url) ??
      null
    );
  }

  async function lookAt({ url, login }: WebAddress): Promise<Look> {
    const outcome = await fetch({ url, login, accept: FEED_ACCEPT, turn });
    if (outcome.kind !== "fetched") return { outcome, reading: null };
    const reading = await reader.read(outcome.bytes, outcome.headers["content-type"] ?? null, outcome.url);
    return { outcome, reading };
  }

  async function refusal(
    url: string,
    { outcome, reading }: Look,
  ): Promise<Extract<AddFeedOutcome, { kind: "refused" }>> {
    if (outcome.kind === "failed") return { kind: "refused", trouble: outcome.trouble, suggestions: [] };
    if (reading?.kind !== "page" || reading.obstacle === "challenge")
      return { kind: "refused", trouble: troubleOf(reading), suggestions: [] };
    const suggestions = await findFeeds(reading, url, deps);
    const trouble =
      suggestions.length > 0
        ? suggestion(suggestions.map((feed) => feed.url))
        : troubleOf({ ...reading, feeds: [] });
    return { kind: "refused", trouble, suggestions };
  }

  async function refreshOne(feed: Feed): Promise<RefreshOutcome> {
    if (feed.paused || feed.ended) return { feed, kind: "skipped", entries: 0, trouble: feed.trouble };
    if (feed.holdUntil !== null && feed.holdUntil > now())
      return { feed, kind: "waiting", entries: 0, trouble: feed.trouble };
    const result = await refresher.refresh(feed);
    const trouble = result.kind === "failed" ? result.trouble : null;
    const entries = result.kind === "read" ? result.added + result.changed : 0;
    return { feed, kind: result.kind === "superseded" ? "unchanged" : result.kind, entries, trouble };
  }

  const changeWhich = async (guild: string | null, which: string, paused: boolean): Promise<Feed | null> => {
    const feed = await find(guild, which);
    if (feed === null) return null;
    // A feed that is resumed is asked at once, also one that was gone.
    return store.changeFeed(feed.id, paused ? { paused } : { paused, ended: false, nextAt: now() });
  };

  return {
    list: (guild) => store.feeds(libraryOf(guild)),
    async add(guild, typed, options) {
      const address = parseAddress(typed);
      if ("code" in address) return { kind: "refused", trouble: address, suggestions: [] };
      const known = await find(guild, address.url);
      if (known !== null) return { kind: "exists", feed: known };
      const look = await lookAt(address);
      if (look.outcome.kind !== "fetched" || look.reading?.kind !== "feed") return refusal(address.url, look);
      const url = look.outcome.permanentUrl ?? address.url;
      const added = await store.addFeed(
        libraryOf(guild),
        newFeed(guild, { ...address, url }, options, now(), now()),
        maxOf(guild),
      );
      if (added.kind === "full") return { kind: "full", max: maxOf(guild) };
      if (added.kind === "exists") return { kind: "exists", feed: added.feed };
      const saved = await refresher.save(added.feed, look.outcome);
      const [feed = added.feed] = (await store.feeds(libraryOf(guild))).filter(
        ({ id }) => id === added.feed.id,
      );
      return { kind: "added", feed, entries: saved.kind === "read" ? saved.added : 0 };
    },
    async preview(typed): Promise<FeedPreview> {
      const address = parseAddress(typed);
      if ("code" in address) return { kind: "refused", trouble: address, suggestions: [] };
      const look = await lookAt(address);
      if (look.reading?.kind !== "feed") return refusal(address.url, look);
      const { title, entries } = look.reading;
      const newest = entries.slice(0, PREVIEWED).map((entry) => entry.sample.split("\n", 1)[0] || null);
      return { kind: "feed", title, entries: entries.length, newest };
    },
    async remove(guild, which) {
      const feed = await find(guild, which);
      return feed !== null && (await store.removeFeed(feed.id)) ? feed : null;
    },
    pause: (guild, which) => changeWhich(guild, which, true),
    resume: (guild, which) => changeWhich(guild, which, false),
    async refresh(guild, which) {
      const feed = which === null ? null : await find(guild, which);
      if (which !== null && feed === null) return null;
      const feeds = feed === null ? await store.feeds(libraryOf(guild)) : [feed];
      return runAll(feeds, MAX_AT_ONCE, refreshOne);
    },
    async readList(bytes) {
      const reading = await reader.read(bytes, null, "about:blank");
      if (reading.kind === "list") return reading.feeds;
      return reading.kind === "unreadable"
        ? { code: "broken", message: reading.reason }
        : { code: "not-a-feed", message: message("reason.feed.no-list") };
    },
    async importFeeds(guild, feeds) {
      const added: FeedLink[] = [];
      const refused: { url: string; trouble: FeedTrouble }[] = [];
      let known = 0;
      let left = 0;
      for (const [index, { url, title }] of feeds.entries()) {
        const address = parseAddress(url);
        if ("code" in address) {
          refused.push({ url, trouble: address });
          continue;
        }
        // A list of hundreds is read bit by bit.
        const nextAt = instantAfter(now(), index * SECOND_MS);
        const feed = newFeed(guild, address, { name: null }, now(), nextAt);
        const result = await store.addFeed(libraryOf(guild), feed, maxOf(guild));
        if (result.kind === "added") added.push({ url: address.url, title });
        else if (result.kind === "exists") known += 1;
        else left += 1;
      }
      return { added, known, refused, full: left === 0 ? null : { max: maxOf(guild), left } };
    },
    exportList: async (guild) => opmlOf(await store.feeds(libraryOf(guild))),
  };
}

function newFeed(
  guild: string | null,
  { url, login }: WebAddress,
  options: Partial<FeedOptions>,
  addedAt: Instant,
  nextAt: Instant,
): NewFeed {
  return { ...DEFAULT_FEED_OPTIONS, ...options, guild, url, login, origin: "added", addedAt, nextAt };
}

function troubleOf(reading: FeedReading | null): FeedTrouble {
  return reading === null || reading.kind === "feed"
    ? { code: "not-a-feed", message: message("reason.feed.no-feed") }
    : readingTrouble(reading);
}
