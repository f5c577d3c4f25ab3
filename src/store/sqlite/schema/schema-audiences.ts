/** The CollectionLabel that the file's folder had when the file was read, as JSON; null for none. */
export const FILE_LABELS = "ALTER TABLE files ADD COLUMN label TEXT;";

/**
 * `shelves`: the audiences. An audience is the part of a collection that the same guilds can see. `guilds` is '' for
 * everybody, otherwise a sorted JSON list of guild ids; '[]' means the operator only. Documents and unreadable files
 * belong to one audience, and the terms of passage_index begin with its id. Before this migration they began with the
 * collection's id, so the first audience of each collection takes over that id.
 *
 * `has_twin`: another document may have the same content. It is set when the second one arrives and never cleared, so
 * that queries look for duplicates only where there may be some.
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
