/**
 * Data about guilds and people. `guilds` has a row for each guild that may have data here; `left_at` is null while the
 * bot is in it. `person` is the Discord user id of the person who asked, reacted or reported.
 *
 * Old rows are found by `turns.at` and `shown.at`. A row of unknown age has '', which sorts first, so that it is
 * deleted instead of kept forever.
 */
export const GUILDS = `
CREATE TABLE guilds (
  guild TEXT PRIMARY KEY,
  settings TEXT NOT NULL DEFAULT '{}',
  left_at TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO guilds (guild) SELECT DISTINCT guild FROM collections WHERE guild <> '';

CREATE TABLE feedback (
  collection_id INTEGER NOT NULL REFERENCES collections,
  ref TEXT NOT NULL,
  person TEXT NOT NULL,
  thumb TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (collection_id, ref, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_by_person ON feedback (person);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections,
  ref TEXT NOT NULL,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_collection ON reports (collection_id);
CREATE INDEX reports_by_person ON reports (person);

ALTER TABLE turns ADD COLUMN person TEXT;
ALTER TABLE turns ADD COLUMN at TEXT NOT NULL DEFAULT '';
UPDATE turns SET at = coalesce(json_extract(turn, '$.at'), '');
CREATE INDEX turns_by_time ON turns (at);
CREATE INDEX turns_by_person ON turns (person) WHERE person IS NOT NULL;

ALTER TABLE shown ADD COLUMN person TEXT;
ALTER TABLE shown ADD COLUMN at TEXT NOT NULL DEFAULT '';
UPDATE shown SET at = coalesce(json_extract(claims, '$.at'), '');
CREATE INDEX shown_by_time ON shown (at);
CREATE INDEX shown_by_person ON shown (person) WHERE person IS NOT NULL;
`;

/** Lets lists of the newest documents be read in index order, without sorting. */
export const NEWEST_DOCUMENTS = `
CREATE INDEX documents_by_time ON documents (collection_id, published_at DESC, path);
`;
