import type { LibraryId } from "../../../domain/core/library.ts";
import type { Instant } from "../../../domain/core/time.ts";
import { type Feed, NEW_FEED_STATE, type NewFeed } from "../../../domain/feeds/feed.ts";
import type { AddFeedResult, FeedChange } from "../../../domain/feeds/feed-store.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";
import { ownCollection, visibleTo } from "../library/visibility.ts";
import { dueAt, FEED_COLUMNS, feedJson, feedOf } from "./feed-rows.ts";

const FROM_FEEDS = `SELECT ${FEED_COLUMNS} FROM feeds JOIN collections ON collections.id = feeds.collection_id`;

export function readFeeds(database: Database, library: LibraryId): Feed[] {
  const { own } = visibleTo(database, library);
  const select = `${FROM_FEEDS} WHERE collection_id = ? AND removed = 0 ORDER BY feeds.id`;
  return database.all(select, own).map(feedOf);
}

export function readDueFeeds(database: Database, root: string, at: Instant, limit: number): Feed[] {
  const select = `${FROM_FEEDS} WHERE next_at <= ? AND removed = 0 AND root = ? ORDER BY next_at LIMIT ?`;
  return database.all(select, at, root, limit).map(feedOf);
}

export function readTroubledFeeds(database: Database, root: string): Feed[] {
  const select = `${FROM_FEEDS} WHERE removed = 0 AND root = ? AND (json_extract(feeds.feed, '$.failingSince') IS NOT NULL
    OR json_extract(feeds.feed, '$.noticedAt') IS NOT NULL)`;
  return database.all(select, root).map(feedOf);
}

export function addFeed(database: Database, library: LibraryId, feed: NewFeed, max: number): AddFeedResult {
  return database.transaction((): AddFeedResult => {
    const own = ownCollection(database, library);
    const same = `${FROM_FEEDS} WHERE collection_id = ? AND url = ? AND removed = 0`;
    const known = database.get(same, own, feed.url);
    if (known !== undefined) return { kind: "exists", feed: feedOf(known) };
    const row = database.get(
      "SELECT count(*) AS held FROM feeds WHERE collection_id = ? AND removed = 0",
      own,
    );
    if (row !== undefined && number(row, "held") >= max) return { kind: "full" };
    const whole = { ...NEW_FEED_STATE, ...feed, id: 0, version: 0, paused: false };
    const insert = "INSERT INTO feeds (collection_id, url, next_at, feed) VALUES (?, ?, ?, ?)";
    const { id } = database.run(insert, own, feed.url, dueAt(whole), feedJson(whole));
    return { kind: "added", feed: { ...whole, id, version: 1 } };
  });
}

/** Inside a transaction. Null if it does not exist. */
export function updateFeed(database: Database, id: number, change: FeedChange): Feed | null {
  const row = database.get(`${FROM_FEEDS} WHERE feeds.id = ? AND removed = 0`, id);
  if (row === undefined) return null;
  const before = feedOf(row);
  const after: Feed = { ...before, ...change, version: before.version + 1 };
  // Another of the library's feeds has the address already.
  if (isTaken(database, after)) return updateFeed(database, id, { ...change, url: before.url });
  const update = "UPDATE feeds SET url = ?, version = ?, next_at = ?, feed = ? WHERE id = ?";
  database.run(update, after.url, after.version, dueAt(after), feedJson(after), id);
  return after;
}

function isTaken(database: Database, { id, url }: Feed): boolean {
  const select = `SELECT 1 FROM feeds WHERE url = ?1 AND id <> ?2 AND removed = 0
    AND collection_id = (SELECT collection_id FROM feeds WHERE id = ?2)`;
  return database.get(select, url, id) !== undefined;
}

export function changeFeed(database: Database, id: number, change: FeedChange): Feed | null {
  return database.transaction(() => {
    const changed = updateFeed(database, id, change);
    // Another audience is one for all its documents.
    if (changed !== null && "guilds" in change)
      database.run("UPDATE feeds SET unsynced = 1 WHERE id = ?", id);
    return changed;
  });
}

export function removeFeed(database: Database, id: number): boolean {
  const update = `UPDATE feeds SET removed = 1, unsynced = 1, next_at = NULL, version = version + 1
    WHERE id = ? AND removed = 0`;
  return database.run(update, id).changes > 0;
}

export function readUnsyncedFeeds(database: Database, library: LibraryId): Feed[] {
  const { own } = visibleTo(database, library);
  const select = `${FROM_FEEDS} WHERE collection_id = ? AND unsynced = 1 ORDER BY feeds.id`;
  return database.all(select, own).map(feedOf);
}

export function readUnsyncedGuilds(database: Database, root: string): string[] {
  const select = `SELECT DISTINCT guild FROM feeds JOIN collections ON collections.id = feeds.collection_id
    WHERE unsynced = 1 AND root = ? AND guild <> ''`;
  return database.all(select, root).map((row) => text(row, "guild"));
}

export function markSynced(database: Database, { id, version }: Pick<Feed, "id" | "version">): void {
  database.transaction(() => {
    database.run("DELETE FROM feeds WHERE id = ? AND version = ? AND removed = 1", id, version);
    database.run("UPDATE feeds SET unsynced = 0 WHERE id = ? AND version = ?", id, version);
  });
}
