import type { FileState, Unreadable } from "../domain/document.ts";
import type { Database } from "./database.ts";
import { text } from "./rows.ts";

/** What no file has: a scan takes a file with this state for changed, whatever it looks like by then. */
const UNREAD = { size: -1, modifiedMs: -1, contentHash: null };

export function keepFile(database: Database, collection: number, file: FileState): void {
  database.run(
    `INSERT INTO files (collection_id, path, size, modified_ms, content_hash, part_of) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms,
       content_hash = excluded.content_hash, part_of = excluded.part_of`,
    collection,
    file.path,
    file.size,
    file.modifiedMs,
    file.contentHash,
    file.partOf ?? null,
  );
}

/** Keeps a part, and its file as one that has not been read to its end. */
export function keepPart(
  database: Database,
  collection: number,
  file: FileState,
  part: Pick<FileState, "path" | "contentHash">,
): void {
  keepFile(database, collection, { path: file.path, ...UNREAD });
  if (part.path !== file.path) keepFile(database, collection, { ...file, ...part, partOf: file.path });
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

export function keepUnreadable(
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
