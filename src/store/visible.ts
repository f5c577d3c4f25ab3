import type { LibraryId } from "../domain/library.ts";
import type { Database } from "./database.ts";
import { number } from "./rows.ts";

/** The collections a library reads: its own, and for a guild its root's shared one. 0 stands for none. */
export interface VisibleCollections {
  readonly own: number;
  readonly shared: number;
}

/**
 * Which rows of `documents` a library sees; ?1 and ?2 are the own and the shared collection. A guild's own
 * document stands in place of a shared one with the same path, so that a path names one document.
 */
export const VISIBLE_DOCUMENTS = `
  documents.collection_id IN (?1, ?2)
  AND (documents.collection_id = ?1 OR NOT EXISTS (
    SELECT 1 FROM documents AS own WHERE own.collection_id = ?1 AND own.path = documents.path
  ))`;

export function visibleCollections(database: Database, library: LibraryId): VisibleCollections {
  const shared = find(database, library.root, null);
  return library.guild === null
    ? { own: shared, shared: 0 }
    : { own: find(database, library.root, library.guild), shared };
}

/** The collection the library writes to, made when it is not there yet. */
export function ownCollection(database: Database, library: LibraryId): number {
  const known = find(database, library.root, library.guild);
  if (known !== 0) return known;
  const insert = "INSERT INTO collections (root, guild) VALUES (?, ?)";
  return database.run(insert, library.root, library.guild ?? "").id;
}

function find(database: Database, root: string, guild: string | null): number {
  const row = database.get("SELECT id FROM collections WHERE root = ? AND guild = ?", root, guild ?? "");
  return row === undefined ? 0 : number(row, "id");
}
