import type { FeedOptions } from "./feed.ts";
import type { FeedTrouble } from "./feed-trouble.ts";

/** A feed that a file of the documents folder names. */
export interface ListedFeed {
  readonly url: string;
  readonly options: Partial<FeedOptions>;
  /** The audience of its folder; absent for everybody. */
  readonly guilds?: readonly string[];
}

/** All feeds.opml and feeds.yml of the documents folder. */
export interface ListedFeeds {
  readonly feeds: readonly ListedFeed[];
  /** Files that can't be read: what they named before stays. */
  readonly failures: readonly { readonly path: string; readonly trouble: FeedTrouble }[];
}
