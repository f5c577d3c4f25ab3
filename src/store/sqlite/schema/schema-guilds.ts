/**
 * What is remembered of guilds and people. `guilds` has a row for each guild of which anything may be kept; `left_at` is
 * null while the bot is in it. `person` is the Discord user id of who asked, reacted or reported.
 *
 * `turns.at` and `shown.at` say when, so that old rows are found. A row whose time is not known has the empty one,
 * which comes before all: what can't be dated must not be kept for ever.
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

/** Lists of the newest documents are read in order instead of sorted. */
export const NEWEST_DOCUMENTS = `
CREATE INDEX documents_by_time ON documents (collection_id, published_at DESC, path);
`;
