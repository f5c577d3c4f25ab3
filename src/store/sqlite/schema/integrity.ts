import type { IntegrityReport } from "../../../domain/store/store-maintenance.ts";
import { detail } from "../../../domain/texts/reasons.ts";
import { type Message, message } from "../../../domain/texts/texts.ts";
import type { Database } from "../engine/database.ts";
import { assertNotNewer, schemaVersion } from "../engine/migrate.ts";
import { number, text } from "../engine/rows.ts";
import { APPLICATION_ID, MIGRATIONS } from "./schema.ts";

/** Each query finds rows that must not exist; `damage` describes them. */
const CONSISTENCY_CHECKS: readonly { readonly damage: Message; readonly sql: string }[] = [
  {
    damage: message("reason.store.damage.no-text"),
    sql: "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM bodies)",
  },
  {
    damage: message("reason.store.damage.unaccounted"),
    sql: `SELECT path FROM files WHERE
      NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.collection_id = files.collection_id AND d.path = files.path)
      AND NOT EXISTS (SELECT 1 FROM unreadable AS u WHERE u.collection_id = files.collection_id AND u.path = files.path)
      AND NOT EXISTS (SELECT 1 FROM files AS p WHERE p.collection_id = files.collection_id AND p.part_of = files.path)`,
  },
  {
    damage: message("reason.store.damage.embedded"),
    sql: `SELECT path FROM files AS part WHERE part_of IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.collection_id = part.collection_id AND f.path = part.part_of)`,
  },
  {
    damage: message("reason.store.damage.both"),
    sql: "SELECT path FROM documents JOIN unreadable USING (collection_id, path)",
  },
  {
    damage: message("reason.store.damage.passages"),
    sql: `SELECT id FROM passages WHERE id NOT IN (SELECT id FROM passage_index_docsize)
      UNION ALL SELECT id FROM passage_index_docsize WHERE id NOT IN (SELECT id FROM passages)`,
  },
  {
    damage: message("reason.store.damage.editions"),
    sql: `SELECT ref FROM editions WHERE
      (state IN ('sending', 'on-hold') AND NOT EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.id))
      OR (state <> 'sending' AND EXISTS (
        SELECT 1 FROM deliveries WHERE edition = editions.id AND deliveries.state = 'sending'
      ))`,
  },
  {
    damage: message("reason.store.damage.audience"),
    sql: "SELECT path FROM documents JOIN files USING (collection_id, path) WHERE documents.shelf_id <> files.shelf_id",
  },
  {
    damage: message("reason.store.damage.no-audience"),
    sql: `SELECT path FROM files WHERE NOT EXISTS (
      SELECT 1 FROM shelves WHERE shelves.id = files.shelf_id AND shelves.collection_id = files.collection_id)`,
  },
  {
    damage: message("reason.store.damage.no-source"),
    sql: `SELECT path FROM files WHERE NOT EXISTS (
      SELECT 1 FROM sources WHERE sources.id = files.source_id AND sources.collection_id = files.collection_id)`,
  },
  {
    damage: message("reason.store.damage.duplicates"),
    sql: `SELECT id FROM documents WHERE has_twin = 0 AND EXISTS (
      SELECT 1 FROM documents AS twin WHERE twin.content_hash = documents.content_hash AND twin.id <> documents.id)`,
  },
  {
    damage: message("reason.store.damage.passage-counts"),
    sql: `SELECT shelves.id FROM shelves
      LEFT JOIN (
        SELECT shelf_id, count(*) AS passages, sum(length) AS stems
        FROM passages JOIN documents ON documents.id = passages.document_id GROUP BY shelf_id
      ) AS counted ON counted.shelf_id = shelves.id
      WHERE shelves.passages <> coalesce(counted.passages, 0)
        OR shelves.stems <> coalesce(counted.stems, 0)`,
  },
];

/** Checks the whole file: pages, references, search index, and consistency between tables. */
export function checkIntegrity(database: Database): IntegrityReport {
  const problems = [...damagedPages(database), ...brokenReferences(database), ...damagedIndex(database)];
  for (const { damage, sql } of CONSISTENCY_CHECKS) {
    const row = database.get(`SELECT count(*) AS rows FROM (${sql})`);
    const rows = row === undefined ? 0 : number(row, "rows");
    if (rows > 0) problems.push(message("reason.store.damage.count", { rows: String(rows), damage }));
  }
  return { ok: problems.length === 0, schemaVersion: schemaVersion(database), problems };
}

/** The reasons why this file cannot be restored; empty when it can. Throws Fault "store-newer". */
export function checkBackup(database: Database): Message[] {
  const applicationId = database.get("PRAGMA application_id");
  if (applicationId?.application_id !== APPLICATION_ID) return [message("reason.backup.foreign")];
  assertNotNewer(schemaVersion(database), MIGRATIONS.length);
  if (schemaVersion(database) === MIGRATIONS.length) return [...checkIntegrity(database).problems];
  return [...damagedPages(database), ...brokenReferences(database)];
}

function damagedPages(database: Database): Message[] {
  const lines = database.all("PRAGMA quick_check").map((row) => text(row, "quick_check"));
  return lines.filter((line) => line !== "ok").map(detail);
}

function brokenReferences(database: Database): Message[] {
  const rows = database.all("PRAGMA foreign_key_check");
  return rows.length === 0 ? [] : [message("reason.store.damage.references", { rows: String(rows.length) })];
}

function damagedIndex(database: Database): Message[] {
  try {
    database.run("INSERT INTO passage_index (passage_index) VALUES ('integrity-check')");
    return [];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [message("reason.store.damage.index", { detail })];
  }
}
