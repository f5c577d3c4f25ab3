import { type FileState, UNREAD_FILE_STATE } from "../../../domain/documents/file-state.ts";
import type { Unreadable } from "../../../domain/documents/unreadable.ts";
import type { Database } from "../engine/database.ts";
import { text } from "../engine/rows.ts";
import { audienceFor, audienceOf, moveToAudience } from "./audiences.ts";
import { foreignPath, type SourceRow } from "./sources.ts";

/** Saves the file's state. If its audience changed, its documents move to the new audience. Throws if it is another source's. */
export function saveFile(database: Database, { collection, source }: SourceRow, file: FileState): void {
  const audience = audienceFor(database, collection, file.guilds);
  const previousAudience = audienceOf(database, collection, file.path);
  const { changes } = database.run(
    `INSERT INTO files (collection_id, path, size, modified_ms, content_hash, part_of, shelf_id, changed_ms, label, source_id,
       background)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms,
       content_hash = excluded.content_hash, part_of = excluded.part_of, shelf_id = excluded.shelf_id,
       changed_ms = excluded.changed_ms, label = excluded.label, background = excluded.background
       WHERE source_id = excluded.source_id`,
    collection,
    file.path,
    file.size,
    file.modifiedMs,
    file.contentHash,
    file.partOf ?? null,
    audience,
    file.changedMs ?? null,
    file.collection === undefined ? null : JSON.stringify(file.collection),
    source,
    file.isBackground === true ? 1 : 0,
  );
  if (changes === 0) throw foreignPath(file.path);
  if (previousAudience !== null && previousAudience !== audience)
    moveToAudience(database, collection, pathsOf(database, collection, file.path), audience);
}

/** Saves an embedded document, and marks its file as not completely read. */
export function saveEmbedded(
  database: Database,
  into: SourceRow,
  file: FileState,
  embedded: Pick<FileState, "path" | "contentHash">,
): void {
  // The folder's label is saved only when the whole file is read: documents read under another label are read again.
  const { collection: _label, ...unlabelled } = file;
  saveFile(database, into, { ...unlabelled, ...UNREAD_FILE_STATE });
  if (embedded.path !== file.path) saveFile(database, into, { ...file, ...embedded, partOf: file.path });
}

/** All known paths of a file: its own and those of its embedded documents. */
export function pathsOf(database: Database, collection: number, file: string): readonly string[] {
  const select = "SELECT path FROM files WHERE collection_id = ? AND part_of = ?";
  return [file, ...database.all(select, collection, file).map((row) => text(row, "path"))];
}

/** Deletes the row of a file or embedded document with its unreadable entry. Its document must be removed first. */
export function removeFile(database: Database, collection: number, path: string): void {
  database.run("DELETE FROM files WHERE collection_id = ? AND path = ?", collection, path);
}

export function saveUnreadable(
  database: Database,
  collection: number,
  { path, code, reason, message }: Unreadable,
): void {
  database.run(
    "INSERT OR REPLACE INTO unreadable (collection_id, path, code, reason, message) VALUES (?, ?, ?, ?, ?)",
    collection,
    path,
    code,
    reason,
    message === undefined ? null : JSON.stringify(message),
  );
}

export function removeUnreadable(database: Database, collection: number, path: string): void {
  database.run("DELETE FROM unreadable WHERE collection_id = ? AND path = ?", collection, path);
}
