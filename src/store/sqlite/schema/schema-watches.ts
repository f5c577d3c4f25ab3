/**
 * `watches.watch` is the whole of it as JSON; `person` is null for a guild's. `watched`: which edition of a watch has a
 * story; whether it counts is the edition's state.
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

/** `quoted`: what the documents go by that an edition quotes. `corrected`: what an edition says of another's quotations. */
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
