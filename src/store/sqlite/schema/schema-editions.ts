/**
 * `editions`: at most one row per schedule and slot, ever. `holder` has the lease until `held_until`; `ended_at` is null
 * until the edition ends, after which the row is not changed except to resolve an uncertain send. `deliveries`: its
 * message parts; `first_tried_at` (wall clock) and `first_tried_ticks` (monotonic clock) are the same moment, and null
 * as long as the part was definitely not posted.
 */
export const EDITIONS = `
CREATE TABLE editions (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  collection_id INTEGER NOT NULL REFERENCES collections,
  schedule TEXT NOT NULL,
  slot TEXT NOT NULL,
  channel TEXT NOT NULL,
  late INTEGER NOT NULL,
  not_before TEXT NOT NULL,
  deadline TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT,
  holder TEXT,
  held_until TEXT,
  UNIQUE (schedule, slot)
) STRICT;
CREATE INDEX editions_by_collection ON editions (collection_id);
CREATE INDEX editions_by_end ON editions (ended_at);

CREATE TABLE deliveries (
  edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  part INTEGER NOT NULL,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL UNIQUE,
  edits TEXT,
  message TEXT,
  first_tried_at TEXT,
  first_tried_ticks REAL,
  tries INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (edition, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_edit ON deliveries (edits) WHERE edits IS NOT NULL;
`;
