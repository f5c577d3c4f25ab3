import type { LibraryId } from "../../../domain/core/library.ts";
import type { ShownDocument } from "../../../domain/documents/shown-document.ts";
import type { Database } from "../engine/database.ts";
import { text, textOrNull } from "../engine/rows.ts";
import { publishedOf } from "./document-rows.ts";
import { VISIBLE_DOCUMENTS, visibleTo } from "./visibility.ts";

/** The documents at these paths as the library sees them now, in this order; without those it does not have. */
export function readShownDocuments(
  database: Database,
  library: LibraryId,
  paths: readonly string[],
): ShownDocument[] {
  if (paths.length === 0) return [];
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.path, documents.title, documents.source, documents.published_at,
       documents.published_precision, documents.published_from
     FROM json_each(?3) AS wanted
     CROSS JOIN documents ON documents.path = wanted.value
     WHERE ${VISIBLE_DOCUMENTS} ORDER BY wanted.key`,
    ownAudience,
    audiencesJson,
    JSON.stringify(paths),
  );
  return rows.map((row) => ({
    path: text(row, "path"),
    title: text(row, "title"),
    source: textOrNull(row, "source"),
    published: publishedOf(row),
  }));
}
