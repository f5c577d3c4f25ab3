import type { LibraryId } from "../../../domain/core/library.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";

/** What a library can see. An audience is a row of the table `shelves`. */
export interface Visibility {
  /** The id of the library's own collection; 0 when it does not exist yet. */
  readonly own: number;
  /** ?1 of the conditions below: the audience of the guild's own documents, which shadow shared ones; 0 if none. */
  readonly ownAudience: number;
  /** The visible audiences; as JSON they are ?2 of the conditions below. */
  readonly audiences: readonly number[];
  readonly audiencesJson: string;
}

const AUDIENCE_VISIBLE = (rows: string) => `${rows}.shelf_id IN (SELECT value FROM json_each(?2))`;

/** A guild's own document shadows a shared one with the same path, so that each path names one document. */
const NOT_SHADOWED = (rows: string) => `(?1 = 0 OR ${rows}.shelf_id = ?1 OR NOT EXISTS (
    SELECT 1 FROM documents AS own WHERE own.shelf_id = ?1 AND own.path = ${rows}.path
  ))`;

const VISIBLE = (rows: string) => `${AUDIENCE_VISIBLE(rows)} AND ${NOT_SHADOWED(rows)}`;

/** The library cannot see an earlier document with the same content. */
const NOT_DUPLICATED = `(documents.has_twin = 0 OR NOT EXISTS (
    SELECT 1 FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id < documents.id AND ${VISIBLE("twin")}
  ))`;

/** Condition: the library can see this row of `documents`, including duplicates under other paths. */
export const VISIBLE_DOCUMENTS = VISIBLE("documents");

/** The same without duplicates: of documents with the same content, only the first still present. */
export const DISTINCT_DOCUMENTS = `${VISIBLE_DOCUMENTS} AND ${NOT_DUPLICATED}`;

/** DISTINCT_DOCUMENTS for a query that already selects one audience. */
export const DISTINCT_IN_AUDIENCE = `${NOT_SHADOWED("documents")} AND ${NOT_DUPLICATED}`;

/** A JSON list of the other paths at which the library sees the same content; null for none. */
export const OTHER_PATHS = `CASE WHEN documents.has_twin = 1 THEN (
    SELECT json_group_array(twin.path ORDER BY twin.path) FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id <> documents.id AND ${VISIBLE("twin")}
  ) END`;

/** Condition: the library can see this row of `unreadable`; ?2 as above. */
export const VISIBLE_UNREADABLE = `EXISTS (
  SELECT 1 FROM files WHERE files.collection_id = unreadable.collection_id AND files.path = unreadable.path
    AND ${AUDIENCE_VISIBLE("files")})`;

export function visibleTo(database: Database, library: LibraryId): Visibility {
  const own = findCollection(database, library.root, library.guild);
  const shared = library.guild === null ? own : findCollection(database, library.root, null);
  const ownAudiences = library.guild === null ? [] : audiencesOf(database, own);
  const sharedAudiences = audiencesOf(database, shared).filter(({ guilds }) => maySee(library, guilds));
  const audiences = [...ownAudiences, ...sharedAudiences].map(({ id }) => id);
  return { own, ownAudience: ownAudiences[0]?.id ?? 0, audiences, audiencesJson: JSON.stringify(audiences) };
}

/** For a guild: only what is not visible to everybody. For any other library: all that it can see. */
export function exclusiveTo(database: Database, library: LibraryId): Visibility {
  const visible = visibleTo(database, library);
  if (library.guild === null) return visible;
  const publicAudiences = visibleTo(database, { root: library.root, guild: null }).audiences;
  const audiences = visible.audiences.filter((id) => !publicAudiences.includes(id));
  return { ...visible, audiences, audiencesJson: JSON.stringify(audiences) };
}

/** The id of the collection that the library writes to, created if it does not exist. */
export function ownCollection(database: Database, library: LibraryId): number {
  const known = findCollection(database, library.root, library.guild);
  if (known !== 0) return known;
  const insert = "INSERT INTO collections (root, guild) VALUES (?, ?)";
  return database.run(insert, library.root, library.guild ?? "").id;
}

/** The library that writes to this collection. */
export function libraryOf(database: Database, collection: number): LibraryId {
  const row = database.get("SELECT root, guild FROM collections WHERE id = ?", collection);
  if (row === undefined) throw new Error(`no collection ${collection}`);
  const guild = text(row, "guild");
  return { root: text(row, "root"), guild: guild === "" ? null : guild };
}

function findCollection(database: Database, root: string, guild: string | null): number {
  const row = database.get("SELECT id FROM collections WHERE root = ? AND guild = ?", root, guild ?? "");
  return row === undefined ? 0 : number(row, "id");
}

function audiencesOf(database: Database, collection: number): { id: number; guilds: string }[] {
  const select = "SELECT id, guilds FROM shelves WHERE collection_id = ? ORDER BY id";
  return database
    .all(select, collection)
    .map((row) => ({ id: number(row, "id"), guilds: text(row, "guilds") }));
}

function maySee({ guild, includeRestricted }: LibraryId, guilds: string): boolean {
  if (guilds === "" || includeRestricted === true) return true;
  return guild !== null && JSON.parse(guilds).includes(guild);
}
