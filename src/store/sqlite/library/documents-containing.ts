import type { LibraryId } from "../../../domain/core/library.ts";
import type { TimeWindow } from "../../../domain/core/time.ts";
import type { StoryDocumentRef } from "../../../domain/store/search-store.ts";
import type { Database } from "../engine/database.ts";
import { text } from "../engine/rows.ts";
import { matchExpression } from "./passage-candidates.ts";
import { DISTINCT_DOCUMENTS, visibleTo } from "./visibility.ts";

/** Condition for one group of stems: the document has a passage that matches the expression. */
const WITH_PASSAGE = `AND documents.id IN (
  SELECT passages.document_id FROM passage_index JOIN passages ON passages.id = passage_index.rowid
  WHERE passage_index MATCH ?)`;

/** The documents of the window that have, for each group of stems, a passage with all stems of the group. */
export function documentsContaining(
  database: Database,
  library: LibraryId,
  stemGroups: readonly (readonly string[])[],
  window: TimeWindow,
): StoryDocumentRef[] {
  const groups = stemGroups.filter((stems) => stems.length > 0);
  if (groups.length === 0) return [];
  const visible = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.path, documents.story_id FROM documents
     WHERE ${DISTINCT_DOCUMENTS} AND published_at >= ?3 AND published_at < ?4 ${WITH_PASSAGE.repeat(groups.length)}
     ORDER BY published_at DESC, path`,
    visible.ownAudience,
    visible.audiencesJson,
    window.from ?? "",
    window.to,
    ...groups.map((stems) => stems.map((stem) => `(${matchExpression(visible, stem)})`).join(" AND ")),
  );
  return rows.map((row) => ({ path: text(row, "path"), storyId: text(row, "story_id") }));
}
