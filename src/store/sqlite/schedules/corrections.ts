import type { LibraryId } from "../../../domain/core/library.ts";
import type { Instant } from "../../../domain/core/time.ts";
import type { Edition } from "../../../domain/delivery/edition.ts";
import { type EditionSubject, subjectKey } from "../../../domain/delivery/edition-subject.ts";
import type { Correction, EditionCorrections, QuotedDocument } from "../../../domain/schedules/correction.ts";
import { editionOf, SELECT_EDITIONS } from "../editions/edition-rows.ts";
import type { Database } from "../engine/database.ts";
import { json, text } from "../engine/rows.ts";
import { VISIBLE_DOCUMENTS, visibleTo } from "../library/visibility.ts";
import { MAYBE_POSTED } from "./delivered-stories.ts";

/** The last edition of a page. */
export interface EditionCursor {
  readonly endedAt: Instant;
  readonly ref: string;
}

export function readPostedEditions(
  database: Database,
  subjects: readonly EditionSubject[],
  since: Instant,
  after: EditionCursor,
  limit: number,
): Edition[] {
  const rows = database.all(
    `${SELECT_EDITIONS} WHERE ended_at >= ?1 AND (kind, subject) IN (
         SELECT value ->> 'kind', value ->> 'subject' FROM json_each(?2))
       AND (ended_at, ref) > (?3, ?4)
       AND EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.id AND deliveries.state = 'sent')
     ORDER BY ended_at, ref LIMIT ?5`,
    since,
    JSON.stringify(subjects.map((subject) => ({ kind: subject.kind, subject: subjectKey(subject) }))),
    after.endedAt,
    after.ref,
    limit,
  );
  return rows.map(editionOf);
}

export function readRevisionArrivals(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): Map<string, Instant> {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT path, arrived_at FROM documents
     WHERE ${VISIBLE_DOCUMENTS} AND path IN (SELECT value FROM json_each(?3))`,
    ownAudience,
    audiencesJson,
    JSON.stringify(paths),
  );
  return new Map(rows.map((row) => [text(row, "path"), text(row, "arrived_at")]));
}

export function saveQuoted(database: Database, edition: string, documents: readonly QuotedDocument[]): void {
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

/** The latest corrections of edition ?1 that were or may be posted, ignoring those of edition ?2. */
const LATEST_CORRECTIONS = `SELECT corrections FROM corrected JOIN editions ON editions.ref = corrected.edition
  WHERE corrects = ?1 AND corrected.edition <> ?2 AND (ended_at IS NULL OR ${MAYBE_POSTED})
  ORDER BY number DESC LIMIT 1`;

export function saveCorrections(
  database: Database,
  { edition, correctedEdition, corrections }: EditionCorrections,
): boolean {
  return database.transaction(() => {
    const serialized = JSON.stringify(corrections);
    const latest = database.get(LATEST_CORRECTIONS, correctedEdition, edition);
    if ((latest === undefined ? "[]" : text(latest, "corrections")) === serialized) return false;
    database.run(
      "INSERT OR REPLACE INTO corrected (edition, corrects, corrections) VALUES (?, ?, ?)",
      edition,
      correctedEdition,
      serialized,
    );
    return true;
  });
}

export function readCorrections(
  database: Database,
  correctedEdition: string,
  except: string | null,
): Correction[] {
  const row = database.get(LATEST_CORRECTIONS, correctedEdition, except ?? "");
  return row === undefined ? [] : json<Correction[]>(row, "corrections");
}
