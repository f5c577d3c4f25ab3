import type { FileState } from "../../../domain/documents/file-state.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";
import { indexText } from "./terms.ts";

/**
 * The id of the audience with these guilds, created if it does not exist. A guild's own collection has only one
 * audience. Audiences are the rows of the table `shelves`.
 */
export function audienceFor(database: Database, collection: number, guilds: FileState["guilds"]): number {
  const guildsJson = guilds === undefined || !isShared(database, collection) ? "" : JSON.stringify(guilds);
  const select = "SELECT id FROM shelves WHERE collection_id = ? AND guilds = ?";
  const existing = database.get(select, collection, guildsJson);
  if (existing !== undefined) return number(existing, "id");
  return database.run("INSERT INTO shelves (collection_id, guilds) VALUES (?, ?)", collection, guildsJson).id;
}

/** Whether it is the operator's collection, and not a guild's. */
function isShared(database: Database, collection: number): boolean {
  return database.get("SELECT 1 FROM collections WHERE id = ? AND guild = ''", collection) !== undefined;
}

/** Converts `shelves.guilds` to the `guilds` of a FileState. */
export function guildsOf(guildsJson: string): Pick<FileState, "guilds"> {
  return guildsJson === "" ? {} : { guilds: JSON.parse(guildsJson) };
}

/** The audience of a file or embedded document; null when the path is not known. */
export function audienceOf(database: Database, collection: number, path: string): number | null {
  const row = database.get(
    "SELECT shelf_id FROM files WHERE collection_id = ? AND path = ?",
    collection,
    path,
  );
  return row === undefined ? null : number(row, "shelf_id");
}

/** Moves files or embedded documents to another audience, with their documents. */
export function moveToAudience(
  database: Database,
  collection: number,
  paths: readonly string[],
  audience: number,
): void {
  const update = "UPDATE files SET shelf_id = ? WHERE collection_id = ? AND path = ?";
  for (const path of paths) {
    database.run(update, audience, collection, path);
    moveDocument(database, collection, path, audience);
  }
}

function moveDocument(database: Database, collection: number, path: string, audience: number): void {
  const select = "SELECT id, shelf_id FROM documents WHERE collection_id = ? AND path = ? AND shelf_id <> ?";
  const row = database.get(select, collection, path, audience);
  if (row === undefined) return;
  const id = number(row, "id");
  const passages = database.all("SELECT id, length, terms FROM passages WHERE document_id = ?", id);
  for (const passage of passages) {
    const passageId = number(passage, "id");
    database.run("DELETE FROM passage_index WHERE rowid = ?", passageId);
    indexPassage(database, audience, passageId, text(passage, "terms"));
  }
  const stems = passages.reduce((sum, passage) => sum + number(passage, "length"), 0);
  countPassages(database, number(row, "shelf_id"), -passages.length, -stems);
  countPassages(database, audience, passages.length, stems);
  database.run("UPDATE documents SET shelf_id = ? WHERE id = ?", audience, id);
}

export function indexPassage(database: Database, audience: number, passage: number, terms: string): void {
  database.run("INSERT INTO passage_index (rowid, terms) VALUES (?, ?)", passage, indexText(audience, terms));
}

export function countPassages(database: Database, audience: number, passages: number, stems: number): void {
  const update = "UPDATE shelves SET passages = passages + ?, stems = stems + ? WHERE id = ?";
  database.run(update, passages, stems, audience);
}
