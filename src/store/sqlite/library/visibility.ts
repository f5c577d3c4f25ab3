import type { LibraryId } from "../../../domain/core/library.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";

/** What a library sees. */
export interface Visibility {
  /** The collection that is its own; 0 when nothing was put in yet. */
  readonly own: number;
  /** What the conditions below take as ?1: a guild's own shelf, whose paths come before shared ones; 0 for others. */
  readonly ownAudience: number;
  /** The shelves it sees; and as JSON, what the conditions take as ?2. */
  readonly audiences: readonly number[];
  readonly audiencesJson: string;
}

const AUDIENCE_VISIBLE = (rows: string) => `${rows}.shelf_id IN (SELECT value FROM json_each(?2))`;

/** A guild's own document stands in place of a shared one with the same path, so that a path names one document. */
const NOT_SHADOWED = (rows: string) => `(?1 = 0 OR ${rows}.shelf_id = ?1 OR NOT EXISTS (
    SELECT 1 FROM documents AS own WHERE own.shelf_id = ?1 AND own.path = ${rows}.path
  ))`;

const VISIBLE = (rows: string) => `${AUDIENCE_VISIBLE(rows)} AND ${NOT_SHADOWED(rows)}`;

/** Whether the library sees no earlier document with the same content. */
const NOT_DUPLICATED = `(documents.has_twin = 0 OR NOT EXISTS (
    SELECT 1 FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id < documents.id AND ${VISIBLE("twin")}
  ))`;

/** Which rows of `documents` a library may see, by their paths. */
export const VISIBLE_DOCUMENTS = VISIBLE("documents");

/** Which of them it is told of: of documents with the same content the first. When that one goes, the next takes its place. */
export const DISTINCT_DOCUMENTS = `${VISIBLE_DOCUMENTS} AND ${NOT_DUPLICATED}`;

/** TOLD_DOCUMENTS where the shelf is given already. */
export const DISTINCT_IN_AUDIENCE = `${NOT_SHADOWED("documents")} AND ${NOT_DUPLICATED}`;

/** The paths, as JSON, at which the library sees the same content again; null for none. */
export const OTHER_PATHS = `CASE WHEN documents.has_twin = 1 THEN (
    SELECT json_group_array(twin.path ORDER BY twin.path) FROM documents AS twin
    WHERE twin.content_hash = documents.content_hash AND twin.id <> documents.id AND ${VISIBLE("twin")}
  ) END`;

/** Which rows of `unreadable` a library may see; ?2 as above. */
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

/** Of what a guild sees, what not everybody sees; all that another library sees. */
export function exclusiveTo(database: Database, library: LibraryId): Visibility {
  const visible = visibleTo(database, library);
  if (library.guild === null) return visible;
  const publicAudiences = visibleTo(database, { root: library.root, guild: null }).audiences;
  const audiences = visible.audiences.filter((id) => !publicAudiences.includes(id));
  return { ...visible, audiences, audiencesJson: JSON.stringify(audiences) };
}

/** The collection the library writes to, made when it is not there yet. */
export function ownCollection(database: Database, library: LibraryId): number {
  const known = findCollection(database, library.root, library.guild);
  if (known !== 0) return known;
  const insert = "INSERT INTO collections (root, guild) VALUES (?, ?)";
  return database.run(insert, library.root, library.guild ?? "").id;
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
