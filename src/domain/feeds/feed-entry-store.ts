import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Feed } from "./feed.ts";
import type { EntryFile, KnownEntry, SavedEntry } from "./feed-entry.ts";
import type { FeedChange } from "./feed-store.ts";

/** An article page that was read, or why not; shared by all feeds. */
export interface FetchedArticle {
  readonly fetchedAt: Instant;
  /** Null: nothing better than the entry's own text was there. */
  readonly text: string | null;
}

/** The part of the store for what feeds brought. Each call is one transaction. */
export interface FeedEntryStore {
  /** All entries that were ever seen and not forgotten. */
  knownEntries(feed: number): Promise<readonly KnownEntry[]>;
  /**
   * Saves a fetch, with the entries that are new or changed, and notes that `seen` were in the feed. False, and nothing is saved, if the
   * feed changed since `version`, or is no longer there.
   */
  saveFetch(
    feed: Pick<Feed, "id" | "version">,
    change: FeedChange,
    entries: readonly SavedEntry[],
    seen: { readonly at: Instant; readonly numbers: readonly number[] },
  ): Promise<boolean>;
  /** What the library should have of a feed; nothing of one that was removed. */
  entryFiles(feed: number): Promise<readonly EntryFile[]>;
  entryContents(feed: number, numbers: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Lets entries expire that left their feeds before that time, and forgets those not seen since `forget`. */
  expireEntries(before: Instant, forget: Instant): Promise<void>;
  article(url: string): Promise<FetchedArticle | null>;
  saveArticle(url: string, article: FetchedArticle): Promise<void>;
  /** The links of the entries that are the documents at these paths. */
  entryLinks(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, EntryLink>>;
}

/** An entry's link, with the addresses whose hosts it may lead to. */
export interface EntryLink {
  readonly link: string;
  readonly feedUrl: string;
  readonly site: string | null;
}
