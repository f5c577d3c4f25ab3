import { Fault } from "../../../domain/core/fault.ts";
import type { SourceId } from "../../../domain/intake/source-id.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Database } from "../engine/database.ts";
import { number } from "../engine/rows.ts";

/** Where a change is written: a library's own collection, and the source in it that the change comes from. */
export interface SourceRow {
  readonly collection: number;
  readonly source: number;
}

/** The row of a collection's source; created at first. */
export function sourceFor(database: Database, collection: number, { kind, name }: SourceId): SourceRow {
  const select = "SELECT id FROM sources WHERE collection_id = ? AND kind = ? AND name = ?";
  const existing = database.get(select, collection, kind, name);
  if (existing !== undefined) return { collection, source: number(existing, "id") };
  const insert = "INSERT INTO sources (collection_id, kind, name) VALUES (?, ?, ?)";
  return { collection, source: database.run(insert, collection, kind, name).id };
}

/** Throws the Fault of another source's path. A path that is not known is nobody's. */
export function assertOwn(database: Database, { collection, source }: SourceRow, path: string): void {
  const select = "SELECT 1 FROM files WHERE collection_id = ? AND path = ? AND source_id <> ?";
  if (database.get(select, collection, path, source) !== undefined) throw foreignPath(path);
}

export function foreignPath(path: string): Fault {
  return new Fault("store-failed", message("reason.store.foreign-path", { path }));
}
