import type { Migration } from "../engine/migrate.ts";
import { AUDIENCES, FILE_LABELS } from "./schema-audiences.ts";
import { EDITIONS } from "./schema-editions.ts";
import { EMBEDDED_FILES } from "./schema-embedded-files.ts";
import { FEEDS } from "./schema-feeds.ts";
import { GUILDS, NEWEST_DOCUMENTS } from "./schema-guilds.ts";
import { SCHEDULES } from "./schema-schedules.ts";
import { SEAMS } from "./schema-seams.ts";
import { TALLIES } from "./schema-tallies.ts";
import { CORRECTIONS, WATCHES } from "./schema-watches.ts";

/** PRAGMA application_id of our files: the letters "DtLn". */
export const APPLICATION_ID = 0x44744c6e;

/**
 * `collections`: one per root and guild; guild '' is the operator's shared collection. A library sees its own
 * collection and, if it belongs to a guild, the shared collection of its root.
 *
 * `bodies` separates columns that lists never read from `documents`. Its small columns come before the text, so that
 * reading signatures does not have to follow the text's overflow pages. The format of `passages.terms` is in
 * text/passages/passage-terms.ts.
 *
 * `passage_index` is contentless and has each stem of a passage once, prefixed with its collection (since
 * schema-audiences.ts: with its audience). It only answers which passages have a stem, and the words of one collection
 * cannot affect the results or frequencies of another. Terms are already stemmed; the tokenizer only splits at spaces.
 */
const FIRST_SCHEMA = `
PRAGMA application_id = ${APPLICATION_ID};

CREATE TABLE collections (
  id INTEGER PRIMARY KEY,
  root TEXT NOT NULL,
  guild TEXT NOT NULL,
  passages INTEGER NOT NULL DEFAULT 0,
  stems INTEGER NOT NULL DEFAULT 0,
  UNIQUE (root, guild)
) STRICT;

CREATE TABLE files (
  collection_id INTEGER NOT NULL REFERENCES collections,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  content_hash TEXT,
  PRIMARY KEY (collection_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE unreadable (
  collection_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (collection_id, path),
  FOREIGN KEY (collection_id, path) REFERENCES files ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  title TEXT NOT NULL,
  title_from TEXT NOT NULL,
  source TEXT,
  author TEXT,
  tags TEXT NOT NULL,
  language TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_precision TEXT NOT NULL,
  published_from TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  story_id TEXT NOT NULL,
  sentence_count INTEGER NOT NULL,
  UNIQUE (collection_id, path),
  FOREIGN KEY (collection_id, path) REFERENCES files ON DELETE CASCADE
) STRICT;
CREATE INDEX documents_by_story ON documents (collection_id, story_id, published_at, source, sentence_count);

CREATE TABLE bodies (
  document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  signature BLOB NOT NULL,
  digest TEXT NOT NULL,
  paragraphs TEXT NOT NULL,
  sentences TEXT NOT NULL
) STRICT;

CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  length INTEGER NOT NULL,
  terms TEXT NOT NULL
) STRICT;
CREATE INDEX passages_by_document ON passages (document_id);

CREATE VIRTUAL TABLE passage_index USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none,
  tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_{|}~'''"
);
CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_index, row);

CREATE TABLE turns (
  collection_id INTEGER NOT NULL REFERENCES collections,
  conversation TEXT NOT NULL,
  number INTEGER NOT NULL,
  turn TEXT NOT NULL,
  PRIMARY KEY (collection_id, conversation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE shown (
  collection_id INTEGER NOT NULL REFERENCES collections,
  place TEXT NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (collection_id, place)
) STRICT, WITHOUT ROWID;
`;

/** Tokens used per UTC day, guild ('' is the shared library) and task; the dialect each model server accepts. */
const MODEL_USE = `
CREATE TABLE token_use (
  day TEXT NOT NULL,
  guild TEXT NOT NULL,
  task TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  PRIMARY KEY (day, guild, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_dialects (
  key TEXT PRIMARY KEY,
  dialect TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** All migrations in order: number n (from 1) leads to schema version n. Only append; never change one. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => database.execute(FIRST_SCHEMA),
  (database) => database.execute(MODEL_USE),
  (database) => database.execute(GUILDS + NEWEST_DOCUMENTS),
  (database) => database.execute(EDITIONS),
  (database) => database.execute(EMBEDDED_FILES),
  (database) => database.execute(SCHEDULES),
  (database) => database.execute(WATCHES + CORRECTIONS),
  (database) => database.execute(AUDIENCES),
  (database) => database.execute(FILE_LABELS),
  (database) => database.execute(TALLIES),
  (database) => database.execute(SEAMS),
  (database) => database.execute(FEEDS),
];
