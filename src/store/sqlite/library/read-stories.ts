import type { LibraryId } from "../../../domain/core/library.ts";
import type { TimeWindow } from "../../../domain/core/time.ts";
import type { DocumentHeader } from "../../../domain/documents/document.ts";
import type { StoryOutline } from "../../../domain/stories/story.ts";
import type { Database } from "../engine/database.ts";
import { number, text } from "../engine/rows.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { DISTINCT_DOCUMENTS, visibleTo } from "./visibility.ts";

/** Instants are compared as text, so the empty string sorts before all of them. */
const BEGINNING = "";

/** One page of the stories with a document in the window and an id after `after`, sorted by id. */
export function storiesPage(
  database: Database,
  library: LibraryId,
  window: TimeWindow,
  after: string,
  limit: number,
): StoryOutline[] {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT story_id, count(*) AS documents, count(DISTINCT coalesce(source, '')) AS sources,
       min(published_at) AS earliest, max(published_at) AS latest, max(sentence_count) AS longest
     FROM documents INDEXED BY documents_by_story
     WHERE ${DISTINCT_DOCUMENTS} AND published_at >= ?3 AND published_at < ?4 AND story_id > ?5
     GROUP BY story_id ORDER BY story_id LIMIT ?6`,
    ownAudience,
    audiencesJson,
    window.from ?? BEGINNING,
    window.to,
    after,
    limit,
  );
  return rows.map((row) => ({
    id: text(row, "story_id"),
    documents: number(row, "documents"),
    sources: number(row, "sources"),
    firstPublishedAt: text(row, "earliest"),
    lastPublishedAt: text(row, "latest"),
    sentencesInLongest: number(row, "longest"),
  }));
}

export function readStoryDocuments(
  database: Database,
  library: LibraryId,
  storyIds: readonly string[],
  window: TimeWindow,
): Map<string, DocumentHeader[]> {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  const rows = database.all(
    `SELECT documents.story_id, ${HEADER_COLUMNS}
     FROM documents
     WHERE ${DISTINCT_DOCUMENTS} AND story_id IN (SELECT value FROM json_each(?3))
       AND published_at >= ?4 AND published_at < ?5
     ORDER BY published_at, path`,
    ownAudience,
    audiencesJson,
    JSON.stringify(storyIds),
    window.from ?? BEGINNING,
    window.to,
  );
  const stories = new Map<string, DocumentHeader[]>();
  for (const row of rows) {
    const id = text(row, "story_id");
    const documents = stories.get(id);
    if (documents === undefined) stories.set(id, [headerOf(row)]);
    else documents.push(headerOf(row));
  }
  return stories;
}
