import type { CorrectedEdition, Correction, QuotedDocument } from "../domain/corrections.ts";
import type { Edition } from "../domain/delivery.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { editionOf, SELECT_EDITIONS } from "./edition-rows.ts";
import { json, text } from "./rows.ts";
import { STANDS } from "./told.ts";
import { VISIBLE_DOCUMENTS, visibleTo } from "./visible.ts";

/** Where a page of editions ends. */
export interface EditionPlace {
  readonly endedAt: Instant;
  readonly ref: string;
}

export function readPostedEditions(
  database: Database,
  schedules: readonly string[],
  since: Instant,
  after: EditionPlace,
  limit: number,
): Edition[] {
  const rows = database.all(
    `${SELECT_EDITIONS} WHERE ended_at >= ?1 AND schedule IN (SELECT value FROM json_each(?2))
       AND (ended_at, ref) > (?3, ?4)
       AND EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.id AND deliveries.state = 'sent')
     ORDER BY ended_at, ref LIMIT ?5`,
    since,
    JSON.stringify(schedules),
    after.endedAt,
    after.ref,
    limit,
  );
  return rows.map(editionOf);
}

export function readRevisions(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): Map<string, Instant> {
  const { first, listed } = visibleTo(database, library);
  const rows = database.all(
    `SELECT path, arrived_at FROM documents
     WHERE ${VISIBLE_DOCUMENTS} AND path IN (SELECT value FROM json_each(?3))`,
    first,
    listed,
    JSON.stringify(paths),
  );
  return new Map(rows.map((row) => [text(row, "path"), text(row, "arrived_at")]));
}

export function keepQuoted(database: Database, edition: string, documents: readonly QuotedDocument[]): void {
  database.run(
    "INSERT OR IGNORE INTO quoted (edition, documents) SELECT ref, ?2 FROM editions WHERE ref = ?1",
    edition,
    JSON.stringify(documents),
  );
}

export function readQuoted(database: Database, edition: string): QuotedDocument[] | null {
  const row = database.get("SELECT documents FROM quoted WHERE edition = ?", edition);
  return row === undefined ? null : json<QuotedDocument[]>(row, "documents");
}

/** The latest that counts, apart from what the edition ?2 says itself. */
const LATEST = `SELECT corrections FROM corrected JOIN editions ON editions.ref = corrected.edition
  WHERE corrects = ?1 AND corrected.edition <> ?2 AND (ended_at IS NULL OR ${STANDS})
  ORDER BY number DESC LIMIT 1`;

export function keepCorrections(database: Database, { edition, of, corrections }: CorrectedEdition): boolean {
  return database.transaction(() => {
    const said = JSON.stringify(corrections);
    const latest = database.get(LATEST, of, edition);
    if ((latest === undefined ? "[]" : text(latest, "corrections")) === said) return false;
    database.run(
      "INSERT OR REPLACE INTO corrected (edition, corrects, corrections) VALUES (?, ?, ?)",
      edition,
      of,
      said,
    );
    return true;
  });
}

export function readCorrections(database: Database, of: string, except: string | null): Correction[] {
  const row = database.get(LATEST, of, except ?? "");
  return row === undefined ? [] : json<Correction[]>(row, "corrections");
}
