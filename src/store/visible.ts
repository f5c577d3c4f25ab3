import type { LibraryId } from "../domain/library.ts";
import type { Database } from "./database.ts";
import { number, text } from "./rows.ts";

/** What a library sees. */
export interface Visible {
  /** The collection that is its own; 0 when nothing was put in yet. */
  readonly own: number;
  /** What the conditions below take as ?1: a guild's own shelf, whose paths come before shared ones; 0 for others. */
  readonly first: number;
  /** The shelves it sees; and as JSON, what the conditions take as ?2. */
  readonly shelves: readonly number[];
  readonly listed: string;
}

const SEEN_SHELF = (rows: string) => `${rows}.shelf_id IN (SELECT value FROM json_each(?2))`;

/** A guild's own document stands in place of a shared one with the same path, so that a path names one document. */
const NAMED_BY_PATH = (rows: string) => `(?1 = 0 OR ${rows}.shelf_id = ?1 OR NOT EXISTS (
    SELECT 1 FROM documents AS own WHERE own.shelf_id = ?1 AND own.path = ${rows}.path
  ))`;

const VISIBLE = (rows: string) => `${SEEN_SHELF(rows)} AND ${NAMED_BY_PATH(rows)}`;

/** Whether the library sees no earlier document with the same content. */
const FIRST_OF_ITS_CONTENT = `(documents.has_twin = 0 OR NOT EXISTS (
    SELECT 1 FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id < documents.id AND ${VISIBLE("twin")}
  ))`;

/** Which rows of `documents` a library may see, by their paths. */
export const VISIBLE_DOCUMENTS = VISIBLE("documents");

/** Which of them it is told of: of documents with the same content the first. When that one goes, the next takes its place. */
export const TOLD_DOCUMENTS = `${VISIBLE_DOCUMENTS} AND ${FIRST_OF_ITS_CONTENT}`;

/** TOLD_DOCUMENTS where the shelf is given already. */
export const TOLD_OF_SHELF = `${NAMED_BY_PATH("documents")} AND ${FIRST_OF_ITS_CONTENT}`;

/** The paths, as JSON, at which the library sees the same content again; null for none. */
export const OTHER_PATHS = `CASE WHEN documents.has_twin = 1 THEN (
    SELECT json_group_array(twin.path ORDER BY twin.path) FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id <> documents.id AND ${VISIBLE("twin")}
  ) END`;

/** Which rows of `unreadable` a library may see; ?2 as above. */
export const VISIBLE_UNREADABLE = `EXISTS (
  SELECT 1 FROM files WHERE files.collection_id = unreadable.collection_id AND files.path = unreadable.path
    AND ${SEEN_SHELF("files")})`;

export function visibleTo(database: Database, library: LibraryId): Visible {
  const own = find(database, library.root, library.guild);
  const shared = library.guild === null ? own : find(database, library.root, null);
  const ownShelves = library.guild === null ? [] : shelvesOf(database, own);
  const sharedShelves = shelvesOf(database, shared).filter(({ guilds }) => maySee(library, guilds));
  const shelves = [...ownShelves, ...sharedShelves].map(({ id }) => id);
  return { own, first: ownShelves[0]?.id ?? 0, shelves, listed: JSON.stringify(shelves) };
}

/** Of what a guild sees, what not everybody sees; all that another library sees. */
export function apartFrom(database: Database, library: LibraryId): Visible {
  const visible = visibleTo(database, library);
  if (library.guild === null) return visible;
  const common = visibleTo(database, { root: library.root, guild: null }).shelves;
  const shelves = visible.shelves.filter((id) => !common.includes(id));
  return { ...visible, shelves, listed: JSON.stringify(shelves) };
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

function shelvesOf(database: Database, collection: number): { id: number; guilds: string }[] {
  const select = "SELECT id, guilds FROM shelves WHERE collection_id = ? ORDER BY id";
  return database
    .all(select, collection)
    .map((row) => ({ id: number(row, "id"), guilds: text(row, "guilds") }));
}

function maySee({ guild, everything }: LibraryId, guilds: string): boolean {
  if (guilds === "" || everything === true) return true;
  return guild !== null && JSON.parse(guilds).includes(guild);
}
