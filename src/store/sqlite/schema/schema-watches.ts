/**
 * `watches.watch`: the watch as JSON; `person` is null for a guild's watch. `watched`: the edition that each story of a
 * watch is assigned to; the state of the edition decides whether that counts.
 */
export const WATCHES = `
CREATE TABLE watches (
  ref TEXT PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections,
  person TEXT,
  created_at TEXT NOT NULL,
  watch TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX watches_by_collection ON watches (collection_id, person);
CREATE INDEX watches_by_person ON watches (person) WHERE person IS NOT NULL;

CREATE TABLE watched (
  watch TEXT NOT NULL REFERENCES watches ON DELETE CASCADE,
  story TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES editions (ref) ON DELETE CASCADE,
  PRIMARY KEY (watch, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_by_edition ON watched (edition);
`;

/** `quoted`: the documents that an edition quotes. `corrected`: the corrections that one edition makes to another. */
export const CORRECTIONS = `
CREATE TABLE quoted (
  edition TEXT PRIMARY KEY REFERENCES editions (ref) ON DELETE CASCADE,
  documents TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE corrected (
  number INTEGER PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions (ref) ON DELETE CASCADE,
  corrects TEXT NOT NULL REFERENCES editions (ref) ON DELETE CASCADE,
  corrections TEXT NOT NULL,
  UNIQUE (corrects, edition)
) STRICT;
CREATE INDEX corrected_by_edition ON corrected (edition);
`;
