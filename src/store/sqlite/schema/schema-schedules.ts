/**
 * `schedules.schedule`: the schedule as JSON; `recorded_up_to`: the latest slot handled; `asked_at`: when someone
 * requested an extra edition. `told_editions` and `told`: what an edition delivers, written while it is composed; the
 * state of the edition decides whether it counts.
 */
export const SCHEDULES = `
CREATE TABLE schedules (
  key INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections,
  id TEXT NOT NULL,
  ref TEXT NOT NULL UNIQUE,
  schedule TEXT NOT NULL,
  recorded_up_to TEXT,
  asked_at TEXT,
  UNIQUE (collection_id, id)
) STRICT;

CREATE TABLE told_editions (
  edition TEXT PRIMARY KEY REFERENCES editions (ref) ON DELETE CASCADE,
  schedule TEXT NOT NULL REFERENCES schedules (ref) ON DELETE CASCADE,
  up_to TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_editions_by_schedule ON told_editions (schedule, up_to);

CREATE TABLE told (
  edition TEXT NOT NULL REFERENCES told_editions ON DELETE CASCADE,
  story TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (edition, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_by_story ON told (story);

CREATE INDEX documents_by_arrival ON documents (collection_id, arrived_at, path);
`;
