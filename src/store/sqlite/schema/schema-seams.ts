/**
 * `sources`: who brings files into a collection. `name` is '' where a collection has one source of the kind. The first source
 * of a collection is the operator's folder, or a guild's uploads. Like `shelf_id`, `files.source_id` can't be declared as a
 * reference: SQLite adds no NOT NULL reference to an existing table.
 */
const SOURCES = `
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  UNIQUE (collection_id, kind, name)
) STRICT;
INSERT INTO sources (collection_id, kind)
  SELECT id, CASE guild WHEN '' THEN 'folder' ELSE 'uploads' END FROM collections;
ALTER TABLE files ADD COLUMN source_id INTEGER NOT NULL DEFAULT 0;
UPDATE files SET source_id = (SELECT id FROM sources WHERE sources.collection_id = files.collection_id);
CREATE INDEX files_by_source ON files (source_id, path);

ALTER TABLE unreadable ADD COLUMN message TEXT;
`;

/**
 * `store_clock`: the store's own time, in milliseconds that never go back, in one row. Times of another `epoch` can't be
 * compared with it. `host`, `wall_ms` and `ticks_ms`: the machine that advanced it last, and its two clocks then.
 */
const STORE_CLOCK = `
CREATE TABLE store_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  time_ms REAL NOT NULL,
  epoch INTEGER NOT NULL,
  host TEXT NOT NULL,
  wall_ms REAL NOT NULL,
  ticks_ms REAL NOT NULL
) STRICT;
INSERT INTO store_clock VALUES (1, 0, 0, '', 0, 0);
`;

/**
 * `editions.kind` and `subject`: what the edition is, and of what; before, one text with a prefix. `fence` grows with each
 * lease; `leased_until_ms` is null while nobody has it. `hold_until` and `hold_then` ('send' or 'drop') belong to the state
 * 'held'. Texts for people are kept as JSON in the `message` columns; null in rows of before, where `reason` is shown.
 *
 * `deliveries.first_tried_ms` is a time of the store in the epoch `first_tried_epoch`; epoch -1: nobody can say how long ago.
 * An attempt recorded before this migration was timed by another clock, so it gets that epoch. Who held an edition has ended
 * with the version that wrote it, so every lease is free.
 */
const EDITION_SUBJECTS = `
ALTER TABLE editions RENAME COLUMN schedule TO subject;
ALTER TABLE editions ADD COLUMN kind TEXT NOT NULL DEFAULT 'scheduled';
UPDATE editions SET kind = 'watch-alert', subject = substr(subject, 7) WHERE subject GLOB 'watch:*';
UPDATE editions SET kind = 'correction', subject = substr(subject, 12) WHERE subject GLOB 'correction:*';
UPDATE editions SET kind = 'no-news-alert', subject = substr(subject, 11) WHERE subject GLOB 'alert:dry:*';
CREATE UNIQUE INDEX editions_by_subject ON editions (kind, subject, slot);
ALTER TABLE editions ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN leased_until_ms REAL;
ALTER TABLE editions DROP COLUMN held_until;
UPDATE editions SET holder = NULL;
ALTER TABLE editions ADD COLUMN hold_until TEXT;
ALTER TABLE editions ADD COLUMN hold_then TEXT;
ALTER TABLE editions ADD COLUMN released_by TEXT;
ALTER TABLE editions ADD COLUMN reason_message TEXT;

ALTER TABLE deliveries ADD COLUMN first_tried_ms REAL;
ALTER TABLE deliveries ADD COLUMN first_tried_epoch INTEGER;
UPDATE deliveries SET first_tried_ms = 0, first_tried_epoch = -1 WHERE first_tried_at IS NOT NULL;
ALTER TABLE deliveries DROP COLUMN first_tried_ticks;
`;

/**
 * `attachments`: the files of a message part, in order. `shown.documents`: the documents that the claims cite, as they were
 * then. `shown_stories`: the stories of a briefing as they were shown; `position` counts from 1.
 */
const SHOWN_AND_SENT = `
CREATE TABLE attachments (
  edition INTEGER NOT NULL,
  part INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  description TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (edition, part, position),
  FOREIGN KEY (edition, part) REFERENCES deliveries ON DELETE CASCADE
) STRICT;

ALTER TABLE shown ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';
CREATE TABLE shown_stories (
  collection_id INTEGER NOT NULL,
  place TEXT NOT NULL,
  position INTEGER NOT NULL,
  story TEXT NOT NULL,
  PRIMARY KEY (collection_id, place, position),
  FOREIGN KEY (collection_id, place) REFERENCES shown ON DELETE CASCADE
) STRICT;
`;

export const SEAMS = SOURCES + STORE_CLOCK + EDITION_SUBJECTS + SHOWN_AND_SENT;
