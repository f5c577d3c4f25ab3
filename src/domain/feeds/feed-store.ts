import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Feed, FeedOptions, FeedState, NewFeed } from "./feed.ts";

export type AddFeedResult =
  | { readonly kind: "added" | "exists"; readonly feed: Feed }
  | { readonly kind: "full" };

export type FeedChange = Partial<
  FeedOptions & FeedState & Pick<Feed, "url" | "paused" | "nextAt" | "guilds">
>;

/** The part of the store for subscriptions. Each call is one transaction. */
export interface FeedStore {
  /** A library's own feeds, in the order in which they were added. */
  feeds(library: LibraryId): Promise<readonly Feed[]>;
  /** The feeds of all libraries of a documents folder that are due, the longest due first. */
  dueFeeds(root: string, at: Instant, limit: number): Promise<readonly Feed[]>;
  /** The feeds of all libraries of a documents folder that fail, or of which something was noticed. */
  troubledFeeds(root: string): Promise<readonly Feed[]>;
  /** "full": the library has `max` already. */
  addFeed(library: LibraryId, feed: NewFeed, max: number): Promise<AddFeedResult>;
  /** The changed feed; null if it does not exist. */
  changeFeed(id: number, change: FeedChange): Promise<Feed | null>;
  /** Ends the subscription; its documents leave the library with the next sync. False if it does not exist. */
  removeFeed(id: number): Promise<boolean>;
  /** The library's feeds with entries that may not have been synced yet, removed ones included. */
  unsyncedFeeds(library: LibraryId): Promise<readonly Feed[]>;
  /** The guilds with such feeds. */
  unsyncedGuilds(root: string): Promise<readonly string[]>;
  /** Notes that the library has all of the feed as of `version`; deletes a removed feed. */
  markSynced(feed: Pick<Feed, "id" | "version">): Promise<void>;
}
