/**
 * `editions`: one row for each schedule and slot, ever. `holder` works on it until `held_until`; `ended_at` is null until
 * it has ended, and nobody touches it after. `deliveries`: its parts; `first_tried_at` and `first_tried_ticks` are one
 * moment by two clocks, and null as long as the part surely does not stand in the channel.
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
