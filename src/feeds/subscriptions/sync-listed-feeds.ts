import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { instantAfter, SECOND_MS } from "../../domain/core/time.ts";
import { DEFAULT_FEED_OPTIONS, type Feed, type FeedOptions } from "../../domain/feeds/feed.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";
import type { ListedFeed, ListedFeeds } from "../../domain/feeds/listed-feed.ts";
import { parseAddress } from "../fetching/feed-address.ts";

export interface SyncListedDeps {
  readonly store: Pick<FeedStore, "feeds" | "addFeed" | "changeFeed" | "removeFeed">;
  readonly library: LibraryId;
  readonly max: number;
  readonly now: Now;
}

/**
 * Makes the shared feeds those that the files of the documents folder name, beside those that were added by a command. A feed that a file
 * no longer names is removed, unless a file can't be read.
 */
export async function syncListedFeeds(
  { feeds, failures }: ListedFeeds,
  { store, library, max, now }: SyncListedDeps,
): Promise<void> {
  const known = await store.feeds(library);
  const byListedUrl = new Map(known.map((feed) => [feed.listedAs ?? feed.url, feed]));
  const named = new Set<string>();
  let added = 0;
  for (const listed of feeds) {
    const address = parseAddress(listed.url);
    if ("code" in address || named.has(address.url)) continue;
    named.add(address.url);
    const options = { ...DEFAULT_FEED_OPTIONS, ...listed.options };
    const feed = byListedUrl.get(address.url);
    if (feed === undefined) {
      const at = now();
      const audience = listed.guilds === undefined ? {} : { guilds: listed.guilds };
      const nextAt = instantAfter(at, added * SECOND_MS);
      const origin = { origin: "file" as const, listedAs: address.url, guild: null };
      await store.addFeed(
        library,
        { ...options, ...address, ...origin, ...audience, addedAt: at, nextAt },
        max,
      );
      added += 1;
    } else if (feed.origin === "file" && !isAsListed(feed, options, listed))
      await store.changeFeed(feed.id, { ...options, guilds: listed.guilds });
  }
  if (failures.length > 0) return;
  for (const feed of known)
    if (feed.origin === "file" && !named.has(feed.listedAs ?? feed.url)) await store.removeFeed(feed.id);
}

function isAsListed(feed: Feed, options: FeedOptions, { guilds }: ListedFeed): boolean {
  const names = Object.keys(options) as (keyof FeedOptions)[];
  return (
    names.every((name) => feed[name] === options[name]) &&
    JSON.stringify(feed.guilds) === JSON.stringify(guilds)
  );
}
