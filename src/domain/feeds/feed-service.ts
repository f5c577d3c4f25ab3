import type { Feed, FeedOptions } from "./feed.ts";
import type { FeedLink } from "./feed-reader.ts";
import type { FeedTrouble } from "./feed-trouble.ts";

export type AddFeedOutcome =
  /** `entries`: how many of its entries were taken. */
  | { readonly kind: "added"; readonly feed: Feed; readonly entries: number }
  | { readonly kind: "exists"; readonly feed: Feed }
  | { readonly kind: "full"; readonly max: number }
  /** `suggestions`: feeds that were found instead. */
  | { readonly kind: "refused"; readonly trouble: FeedTrouble; readonly suggestions: readonly FeedLink[] };

/** What is at an address, without a subscription. */
export type FeedPreview =
  | {
      readonly kind: "feed";
      readonly title: string | null;
      readonly entries: number;
      readonly newest: readonly (string | null)[];
    }
  | Extract<AddFeedOutcome, { kind: "refused" }>;

export interface ImportOutcome {
  readonly added: readonly FeedLink[];
  readonly known: number;
  readonly refused: readonly { readonly url: string; readonly trouble: FeedTrouble }[];
  /** Feeds left out because the library has as many as it may; null if there was room. */
  readonly full: { readonly max: number; readonly left: number } | null;
}

/** What came of asking one feed by hand. */
export interface RefreshOutcome {
  readonly feed: Feed;
  readonly kind: "read" | "unchanged" | "failed" | "waiting" | "skipped";
  readonly entries: number;
  readonly trouble: FeedTrouble | null;
}

/**
 * The feeds of a guild, or the shared ones (guild null). `which` is a feed's address or number; methods with it resolve to null if
 * there is no such feed.
 */
export interface FeedService {
  list(guild: string | null): Promise<readonly Feed[]>;
  /** Subscribes and reads once. A page's address is refused with the feeds that the page names. */
  add(guild: string | null, typed: string, options: Partial<FeedOptions>): Promise<AddFeedOutcome>;
  preview(typed: string): Promise<FeedPreview>;
  /** Its documents leave the library. */
  remove(guild: string | null, which: string): Promise<Feed | null>;
  pause(guild: string | null, which: string): Promise<Feed | null>;
  resume(guild: string | null, which: string): Promise<Feed | null>;
  /** Asks the feed, or all, now; but one whose server said when to come again, or that it is gone, only then or never. */
  refresh(guild: string | null, which: string | null): Promise<readonly RefreshOutcome[] | null>;
  /** The feeds that an OPML list holds; a failure if it is none. */
  readList(bytes: Uint8Array): Promise<readonly FeedLink[] | FeedTrouble>;
  /** Subscribes to them without reading them yet. */
  importFeeds(guild: string | null, feeds: readonly FeedLink[]): Promise<ImportOutcome>;
  /** As OPML. */
  exportList(guild: string | null): Promise<string>;
}
