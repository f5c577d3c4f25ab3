/**
 * A file with several embedded documents has a row in `files` for each of them, with the path of the file in `part_of`,
 * so that each document and each unreadable entry refers to its own row.
 */
export const EMBEDDED_FILES = `
ALTER TABLE files ADD COLUMN part_of TEXT;
CREATE INDEX files_by_whole ON files (collection_id, part_of) WHERE part_of IS NOT NULL;
`;
