import { FOLDER, type SourceId, UPLOADS } from "../../../domain/intake/source-id.ts";
import type { Database } from "../engine/database.ts";
import { number } from "../engine/rows.ts";
import { isShared } from "./audiences.ts";

/** The id of a collection's source; its row is created at first. */
export function sourceFor(database: Database, collection: number, { kind, name }: SourceId): number {
  const select = "SELECT id FROM sources WHERE collection_id = ? AND kind = ? AND name = ?";
  const existing = database.get(select, collection, kind, name);
  if (existing !== undefined) return number(existing, "id");
  const insert = "INSERT INTO sources (collection_id, kind, name) VALUES (?, ?, ?)";
  return database.run(insert, collection, kind, name).id;
}

/** The source that brought a collection's files before there were several: the operator's folder, or a guild's uploads. */
export function firstSourceFor(database: Database, collection: number): number {
  return sourceFor(database, collection, isShared(database, collection) ? FOLDER : UPLOADS);
}
