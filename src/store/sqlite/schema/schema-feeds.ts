/**
 * `feeds.feed`: the subscription as JSON without what the other columns say. `next_at` is null while nobody asks for it. `unsynced`:
 * the library may lack some of its entries; `removed`: its documents are still to leave the library. Ids are never used again, because
 * paths of documents begin with them.
 *
 * `feed_entries`: every entry that was seen. `content` is null unless the state is 'live'. `revision` changes with the content.
 * `feed_articles.text` is null where the page had nothing better than the feed. `files.background`: in the library, but news for no
 * edition.
 */
export const FEEDS = `
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  url TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  next_at TEXT,
  unsynced INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  feed TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX feeds_by_url ON feeds (collection_id, url) WHERE removed = 0;
CREATE INDEX feeds_by_time ON feeds (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX feeds_unsynced ON feeds (collection_id) WHERE unsynced = 1;

CREATE TABLE feed_entries (
  feed_id INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  revised_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  background INTEGER NOT NULL,
  link TEXT,
  entry TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  content TEXT,
  PRIMARY KEY (feed_id, number)
) STRICT;
CREATE INDEX feed_entries_by_age ON feed_entries (last_seen_at);

CREATE TABLE feed_articles (
  url TEXT PRIMARY KEY,
  fetched_at TEXT NOT NULL,
  text TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_articles_by_age ON feed_articles (fetched_at);

ALTER TABLE files ADD COLUMN background INTEGER NOT NULL DEFAULT 0;
`;
