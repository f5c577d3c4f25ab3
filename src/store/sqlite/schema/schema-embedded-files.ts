/**
 * A file that holds several documents has a row in `files` for each of its parts, whose `part_of` names it, so that
 * documents and unreadable parts refer to a row of their own.
 */
export const EMBEDDED_FILES = `
ALTER TABLE files ADD COLUMN part_of TEXT;
CREATE INDEX files_by_whole ON files (collection_id, part_of) WHERE part_of IS NOT NULL;
`;
