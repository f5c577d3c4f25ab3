import type { FeedEntryStore } from "../../../domain/feeds/feed-entry-store.ts";
import type { FeedStore } from "../../../domain/feeds/feed-store.ts";
import { runInBatches } from "./run-in-batches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The feed methods of the Store port. */
export function createFeedStore(writer: WorkerClient, reader: WorkerClient): FeedStore & FeedEntryStore {
  return {
    feeds: (library) => reader.call("feeds", library),
    dueFeeds: (root, at, limit) => reader.call("dueFeeds", root, at, limit),
    troubledFeeds: (root) => reader.call("troubledFeeds", root),
    addFeed: (library, feed, max) => writer.call("addFeed", library, feed, max),
    changeFeed: (id, change) => writer.call("changeFeed", id, change),
    removeFeed: (id) => writer.call("removeFeed", id),
    knownEntries: (feed) => reader.call("knownEntries", feed),
    saveFetch: (feed, change, entries, seen) => writer.call("saveFetch", feed, change, entries, seen),
    unsyncedFeeds: (library) => reader.call("unsyncedFeeds", library),
    unsyncedGuilds: (root) => reader.call("unsyncedGuilds", root),
    entryFiles: (feed) => reader.call("entryFiles", feed),
    entryContents: (feed, numbers) => reader.call("entryContents", feed, numbers),
    markSynced: (feed) => writer.call("markSynced", feed),
    expireEntries: (before, forget) => runInBatches(() => writer.call("expireEntriesBatch", before, forget)),
    article: (url) => reader.call("article", url),
    saveArticle: (url, article) => writer.call("saveArticle", url, article),
    entryLinks: (library, paths) => reader.call("entryLinks", library, paths),
  };
}
