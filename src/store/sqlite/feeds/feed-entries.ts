import type { LibraryId } from "../../../domain/core/library.ts";
import { DAY_MS, type Instant, instantAfter } from "../../../domain/core/time.ts";
import type { Feed } from "../../../domain/feeds/feed.ts";
import type { EntryFile, EntryState, KnownEntry, SavedEntry } from "../../../domain/feeds/feed-entry.ts";
import type { EntryLink } from "../../../domain/feeds/feed-entry-store.ts";
import type { FeedChange } from "../../../domain/feeds/feed-store.ts";
import type { Database } from "../engine/database.ts";
import { json, number, oneOf, text, textOrNull } from "../engine/rows.ts";
import { visibleTo } from "../library/visibility.ts";
import { updateFeed } from "./feeds.ts";

type EntryJson = Omit<KnownEntry, "number" | "state" | "lastSeenAt" | "isBackground" | "link">;

const STATES: readonly EntryState[] = ["live", "skipped", "expired"];
/** When an entry was seen last is noted this exactly: most fetches change nothing else. */
const SEEN_EVERY_MS = DAY_MS;

export function readKnownEntries(database: Database, feed: number): KnownEntry[] {
  const select = `SELECT number, state, last_seen_at, background, link, entry FROM feed_entries
    WHERE feed_id = ? ORDER BY number`;
  return database.all(select, feed).map((row) => ({
    ...json<EntryJson>(row, "entry"),
    number: number(row, "number"),
    state: oneOf(row, "state", STATES),
    lastSeenAt: text(row, "last_seen_at"),
    isBackground: number(row, "background") === 1,
    link: textOrNull(row, "link"),
  }));
}

export function saveFetch(
  database: Database,
  { id, version }: Pick<Feed, "id" | "version">,
  change: FeedChange,
  entries: readonly SavedEntry[],
  seen: { readonly at: Instant; readonly numbers: readonly number[] },
): boolean {
  return database.transaction(() => {
    const current = database.get("SELECT version FROM feeds WHERE id = ? AND removed = 0", id);
    if (current === undefined || number(current, "version") !== version) return false;
    updateFeed(database, id, change);
    for (const entry of entries) saveEntry(database, id, entry, seen.at);
    const update = `UPDATE feed_entries SET last_seen_at = ? WHERE feed_id = ? AND last_seen_at < ?
      AND number IN (SELECT value FROM json_each(?))`;
    const before = instantAfter(seen.at, -SEEN_EVERY_MS);
    database.run(update, seen.at, id, before, JSON.stringify(seen.numbers));
    if (entries.some(({ content }) => content !== undefined))
      database.run("UPDATE feeds SET unsynced = 1 WHERE id = ?", id);
    return true;
  });
}

function saveEntry(database: Database, feed: number, entry: SavedEntry, at: Instant): void {
  const { number: ordinal, state, lastSeenAt, isBackground, link, content, ...kept } = entry;
  const values = [state, lastSeenAt, isBackground ? 1 : 0, link, JSON.stringify(kept satisfies EntryJson)];
  if (content === undefined) {
    const update = `UPDATE feed_entries SET state = ?, last_seen_at = ?, background = ?, link = ?, entry = ?
      WHERE feed_id = ? AND number = ?`;
    database.run(update, ...values, feed, ordinal);
    return;
  }
  const bytes = content === null ? 0 : Buffer.byteLength(content);
  database.run(
    `INSERT INTO feed_entries (state, last_seen_at, background, link, entry, feed_id, number, revision, revised_at, bytes, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, last_seen_at = excluded.last_seen_at,
       background = excluded.background, link = excluded.link, entry = excluded.entry, revision = revision + 1,
       revised_at = excluded.revised_at, bytes = excluded.bytes, content = excluded.content`,
    ...values,
    feed,
    ordinal,
    at,
    bytes,
    content,
  );
}

export function readEntryFiles(database: Database, feed: number): EntryFile[] {
  const select = `SELECT number, revision, bytes, revised_at, background,
      json_extract(entry, '$.firstSeenAt') AS first_seen_at FROM feed_entries
    JOIN feeds ON feeds.id = feed_id WHERE feed_id = ? AND state = 'live' AND removed = 0 ORDER BY number`;
  return database.all(select, feed).map((row) => ({
    number: number(row, "number"),
    revision: number(row, "revision"),
    bytes: number(row, "bytes"),
    revisedAt: text(row, "revised_at"),
    firstSeenAt: text(row, "first_seen_at"),
    isBackground: number(row, "background") === 1,
  }));
}

export function readEntryContents(
  database: Database,
  feed: number,
  numbers: readonly number[],
): Map<number, string> {
  const select = `SELECT number, content FROM feed_entries WHERE feed_id = ? AND content IS NOT NULL
    AND number IN (SELECT value FROM json_each(?))`;
  const rows = database.all(select, feed, JSON.stringify(numbers));
  return new Map(rows.map((row) => [number(row, "number"), text(row, "content")]));
}

/** Rows per transaction, so that other writers wait only briefly. */
const EXPIRED_PER_BATCH = 200;

/** One batch; false when nothing was left. */
export function expireEntriesBatch(database: Database, before: Instant, forget: Instant): boolean {
  return database.transaction(() => {
    const due = `SELECT rowid FROM feed_entries WHERE last_seen_at < ? AND state = 'live' LIMIT ${EXPIRED_PER_BATCH}`;
    database.run(
      `UPDATE feeds SET unsynced = 1, version = version + 1
       WHERE id IN (SELECT feed_id FROM feed_entries WHERE rowid IN (${due}))`,
      before,
    );
    const expired = database.run(
      `UPDATE feed_entries SET state = 'expired', content = NULL, bytes = 0 WHERE rowid IN (${due})`,
      before,
    ).changes;
    const old = `SELECT rowid FROM feed_entries WHERE last_seen_at < ? AND state <> 'live' LIMIT ${EXPIRED_PER_BATCH}`;
    const forgotten = database.run(`DELETE FROM feed_entries WHERE rowid IN (${old})`, forget).changes;
    const articles = database.run(
      `DELETE FROM feed_articles WHERE url IN (SELECT url FROM feed_articles WHERE fetched_at < ? LIMIT ${EXPIRED_PER_BATCH})`,
      before,
    ).changes;
    return expired + forgotten + articles > 0;
  });
}

/** Documents of feeds have the path ".feeds/<feed>/#<number>". */
const ENTRY_PATH = /^\.feeds\/(\d{1,15})\/#(\d{1,15})$/;

export function readEntryLinks(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): Map<string, EntryLink> {
  const { audiencesJson } = visibleTo(database, library);
  const select = `SELECT feed_entries.link, feeds.url, json_extract(feeds.feed, '$.site') AS site
    FROM feed_entries JOIN feeds ON feeds.id = feed_id
    JOIN files ON files.collection_id = feeds.collection_id AND files.path = ?3
    WHERE feed_id = ?1 AND number = ?2 AND feed_entries.link IS NOT NULL
      AND files.shelf_id IN (SELECT value FROM json_each(?4))`;
  const links = new Map<string, EntryLink>();
  for (const path of paths) {
    const [, feed, ordinal] = ENTRY_PATH.exec(path) ?? [];
    if (feed === undefined || ordinal === undefined) continue;
    const row = database.get(select, Number(feed), Number(ordinal), path, audiencesJson);
    if (row === undefined) continue;
    links.set(path, { link: text(row, "link"), feedUrl: text(row, "url"), site: textOrNull(row, "site") });
  }
  return links;
}
