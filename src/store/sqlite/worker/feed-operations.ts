import { readArticle, saveArticle } from "../feeds/feed-articles.ts";
import {
  expireEntriesBatch,
  readEntryContents,
  readEntryFiles,
  readEntryLinks,
  readKnownEntries,
  saveFetch,
} from "../feeds/feed-entries.ts";
import {
  addFeed,
  changeFeed,
  markSynced,
  readDueFeeds,
  readFeeds,
  readTroubledFeeds,
  readUnsyncedFeeds,
  readUnsyncedGuilds,
  removeFeed,
} from "../feeds/feeds.ts";

/** The store's operations on feeds; each runs as one transaction. */
export const FEED_OPERATIONS = {
  feeds: readFeeds,
  dueFeeds: readDueFeeds,
  troubledFeeds: readTroubledFeeds,
  addFeed,
  changeFeed,
  removeFeed,
  knownEntries: readKnownEntries,
  saveFetch,
  unsyncedFeeds: readUnsyncedFeeds,
  unsyncedGuilds: readUnsyncedGuilds,
  entryFiles: readEntryFiles,
  entryContents: readEntryContents,
  markSynced,
  expireEntriesBatch,
  article: readArticle,
  saveArticle,
  entryLinks: readEntryLinks,
};
