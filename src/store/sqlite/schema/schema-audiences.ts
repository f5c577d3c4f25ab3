/** What the folder of a file said of it when it was read, as JSON (CollectionLabel); null for nothing. */
export const FILE_LABELS = "ALTER TABLE files ADD COLUMN label TEXT;";

/**
 * A shelf is the part of a collection that the same guilds see. `guilds` is '' for everybody, else a JSON list of guilds
 * in order; '[]' is the operator alone. Documents and unreadable files stand on one, and passage_index's terms begin with
 * its number. Each collection had its own number before them there, so its first shelf takes that.
 *
 * `has_twin` says that another document may hold the same content; it is set with the second one and never cleared, so
 * that lists look for twins only where there may be one.
 */
export const AUDIENCES = `
CREATE TABLE shelves (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
  guilds TEXT NOT NULL DEFAULT '',
  passages INTEGER NOT NULL DEFAULT 0,
  stems INTEGER NOT NULL DEFAULT 0,
  UNIQUE (collection_id, guilds)
) STRICT;
INSERT INTO shelves (id, collection_id, passages, stems) SELECT id, id, passages, stems FROM collections;
ALTER TABLE collections DROP COLUMN passages;
ALTER TABLE collections DROP COLUMN stems;

ALTER TABLE files ADD COLUMN changed_ms REAL;
ALTER TABLE files ADD COLUMN shelf_id INTEGER NOT NULL DEFAULT 0;
UPDATE files SET shelf_id = collection_id;

DROP INDEX documents_by_story;
DROP INDEX documents_by_time;
DROP INDEX documents_by_arrival;
ALTER TABLE documents ADD COLUMN shelf_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN has_twin INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_by_content ON documents (content_hash);
UPDATE documents SET shelf_id = collection_id, has_twin = EXISTS (
  SELECT 1 FROM documents AS twin WHERE twin.content_hash = documents.content_hash AND twin.id <> documents.id
);
CREATE INDEX documents_by_story ON documents (
  shelf_id, story_id, published_at, source, sentence_count, has_twin
);
CREATE UNIQUE INDEX documents_by_place ON documents (shelf_id, path);
CREATE INDEX documents_by_time ON documents (shelf_id, published_at DESC, path, has_twin);
CREATE INDEX documents_by_arrival ON documents (shelf_id, arrived_at, path);
`;
