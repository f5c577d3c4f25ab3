import { type FileState, UNREAD_FILE_STATE, type Unreadable } from "../../../domain/documents/document.ts";
import type { Database } from "../engine/database.ts";
import { text } from "../engine/rows.ts";
import { audienceFor, audienceOf, moveToAudience } from "./audiences.ts";

/** Keeps the file's state; what is known of it goes where those see it who may see the file now. */
export function saveFile(database: Database, collection: number, file: FileState): void {
  const audience = audienceFor(database, collection, file.guilds);
  const previousAudience = audienceOf(database, collection, file.path);
  database.run(
    `INSERT INTO files (collection_id, path, size, modified_ms, content_hash, part_of, shelf_id, changed_ms, label)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms,
       content_hash = excluded.content_hash, part_of = excluded.part_of, shelf_id = excluded.shelf_id,
       changed_ms = excluded.changed_ms, label = excluded.label`,
    collection,
    file.path,
    file.size,
    file.modifiedMs,
    file.contentHash,
    file.partOf ?? null,
    audience,
    file.changedMs ?? null,
    file.collection === undefined ? null : JSON.stringify(file.collection),
  );
  if (previousAudience !== null && previousAudience !== audience)
    moveToAudience(database, collection, pathsOf(database, collection, file.path), audience);
}

/** Keeps a part, and its file as one that has not been read to its end. */
export function saveEmbedded(
  database: Database,
  collection: number,
  file: FileState,
  embedded: Pick<FileState, "path" | "contentHash">,
): void {
  // What its folder says is kept once all of it is read: parts that were read under another label are to be read again.
  const { collection: _label, ...unlabelled } = file;
  saveFile(database, collection, { ...unlabelled, ...UNREAD_FILE_STATE });
  if (embedded.path !== file.path)
    saveFile(database, collection, { ...file, ...embedded, partOf: file.path });
}

/** The paths that are known of a file: its own and those of its parts. */
export function pathsOf(database: Database, collection: number, file: string): readonly string[] {
  const select = "SELECT path FROM files WHERE collection_id = ? AND part_of = ?";
  return [file, ...database.all(select, collection, file).map((row) => text(row, "path"))];
}

/** Forgets a file or part, and why it could not be read; its document must be removed before. */
export function removeFile(database: Database, collection: number, path: string): void {
  database.run("DELETE FROM files WHERE collection_id = ? AND path = ?", collection, path);
}

export function saveUnreadable(
  database: Database,
  collection: number,
  { path, code, reason }: Unreadable,
): void {
  const insert = "INSERT OR REPLACE INTO unreadable (collection_id, path, code, reason) VALUES (?, ?, ?, ?)";
  database.run(insert, collection, path, code, reason);
}

export function removeUnreadable(database: Database, collection: number, path: string): void {
  database.run("DELETE FROM unreadable WHERE collection_id = ? AND path = ?", collection, path);
}
