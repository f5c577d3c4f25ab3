import type { LibraryId } from "../../../domain/core/library.ts";
import type { FileState } from "../../../domain/documents/file-state.ts";
import type { PassageTerms } from "../../../domain/intake/prepared-document.ts";
import type { SourceId } from "../../../domain/intake/source-id.ts";
import type { LibraryChange } from "../../../domain/store/library-change.ts";
import type { Digest } from "../../../domain/stories/story.ts";
import { passageTerms } from "../../../text/passages/passage-terms.ts";
import type { Database } from "../engine/database.ts";
import { number, type Row, text } from "../engine/rows.ts";
import { audienceFor, countPassages, indexPassage } from "./audiences.ts";
import { assertOwn, type SourceRow, sourceFor } from "./sources.ts";
import { ownCollection, VISIBLE_DOCUMENTS, visibleTo } from "./visibility.ts";
import {
  pathsOf,
  removeFile,
  removeUnreadable,
  saveEmbedded,
  saveFile,
  saveUnreadable,
} from "./write-files.ts";

type DocumentChange = Extract<LibraryChange, { kind: "document" }>;

/** Applies all changes to the library's own collection in one transaction. */
export function applyChanges(
  database: Database,
  library: LibraryId,
  source: SourceId,
  changes: readonly LibraryChange[],
): void {
  database.transaction(() => {
    const into = sourceFor(database, ownCollection(database, library), source);
    for (const change of changes) applyChange(database, into, change);
  });
}

/** Removes files with their documents in one transaction, whichever source brought them. */
export function removeFiles(database: Database, collection: number, paths: readonly string[]): void {
  database.transaction(() => {
    for (const path of paths) {
      removeOthers(database, collection, path, []);
      removeFile(database, collection, path);
    }
  });
}

/** Updates the document in whichever collection the library sees it; does nothing if its content has changed. */
export function saveDigest(
  database: Database,
  library: LibraryId,
  path: string,
  contentHash: string,
  digest: Digest,
): void {
  const { ownAudience, audiencesJson } = visibleTo(database, library);
  database.run(
    `UPDATE bodies SET digest = ?5 WHERE document_id IN (
       SELECT id FROM documents WHERE path = ?3 AND content_hash = ?4 AND ${VISIBLE_DOCUMENTS}
     )`,
    ownAudience,
    audiencesJson,
    path,
    contentHash,
    JSON.stringify(digest),
  );
}

function applyChange(database: Database, into: SourceRow, change: LibraryChange): void {
  const { collection } = into;
  switch (change.kind) {
    case "document":
      if (change.moreToCome) saveEmbedded(database, into, change.file, change.document);
      else saveWholeFile(database, into, change.file, [change.document.path]);
      removeUnreadable(database, collection, change.document.path);
      replaceDocument(database, collection, change);
      break;
    case "unreadable": {
      const { path } = change.unreadable;
      if (change.moreToCome) saveEmbedded(database, into, change.file, { path, contentHash: null });
      else saveWholeFile(database, into, change.file, [path]);
      removeDocument(database, collection, path);
      saveUnreadable(database, collection, change.unreadable);
      break;
    }
    case "complete":
      saveWholeFile(database, into, change.file, change.paths);
      break;
    case "touched":
      saveFile(database, into, change.file);
      break;
    case "gone":
      assertOwn(database, into, change.path);
      removeOthers(database, collection, change.path, []);
      removeFile(database, collection, change.path);
      break;
  }
}

/** Saves a completely read file; removes everything of it except `paths`. */
function saveWholeFile(database: Database, into: SourceRow, file: FileState, paths: readonly string[]): void {
  removeOthers(database, into.collection, file.path, paths);
  saveFile(database, into, file);
}

/** Removes everything of a file except `remainingPaths`. Its own row stays, because embedded documents refer to it. */
function removeOthers(
  database: Database,
  collection: number,
  file: string,
  remainingPaths: readonly string[],
): void {
  const remaining = new Set(remainingPaths);
  for (const path of pathsOf(database, collection, file)) {
    if (remaining.has(path)) continue;
    removeDocument(database, collection, path);
    if (path === file) removeUnreadable(database, collection, path);
    else removeFile(database, collection, path);
  }
}

/**
 * A document whose content differs from the previous one is the next revision and has a new arrival time. The same
 * content saved again (for instance with another digest or story) keeps its revision and arrival time.
 */
function replaceDocument(database: Database, collection: number, change: DocumentChange): void {
  const { document } = change;
  const previous = removeDocument(database, collection, document.path);
  const unchanged = previous !== undefined && text(previous, "content_hash") === document.contentHash;
  const revision = previous === undefined ? 1 : number(previous, "revision") + (unchanged ? 0 : 1);
  const arrivedAt = unchanged ? text(previous, "arrived_at") : document.arrivedAt;
  const audience = audienceFor(database, collection, change.file.guilds);
  const header = { ...change, document: { ...document, arrivedAt } };
  const id = insertHeader(database, { collection, audience }, header, revision);
  database.run(
    "INSERT INTO bodies (document_id, signature, digest, paragraphs, sentences) VALUES (?, ?, ?, ?, ?)",
    id,
    change.signature,
    JSON.stringify(change.digest),
    JSON.stringify(document.paragraphs),
    JSON.stringify(document.sentences),
  );
  insertPassages(database, audience, id, change.passages ?? passageTerms(document));
}

function insertHeader(
  database: Database,
  { collection, audience }: { readonly collection: number; readonly audience: number },
  { document, storyId }: Pick<DocumentChange, "document" | "storyId">,
  revision: number,
): number {
  const markDuplicates = "UPDATE documents SET has_twin = 1 WHERE content_hash = ? AND has_twin = 0";
  database.run(markDuplicates, document.contentHash);
  return database.run(
    `INSERT INTO documents (
       collection_id, path, revision, content_hash, title, title_from, source, author, tags, language,
       published_at, published_precision, published_from, arrived_at, story_id, sentence_count,
       shelf_id, has_twin
     ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, EXISTS (
       SELECT 1 FROM documents AS twin WHERE twin.content_hash = ?4
     ))`,
    collection,
    document.path,
    revision,
    document.contentHash,
    document.title,
    document.titleFrom,
    document.source,
    document.author,
    JSON.stringify(document.tags),
    document.language,
    document.published.at,
    document.published.precision,
    document.published.from,
    document.arrivedAt,
    storyId,
    document.sentences.length,
    audience,
  ).id;
}

function insertPassages(
  database: Database,
  audience: number,
  documentId: number,
  passages: readonly PassageTerms[],
): void {
  let stems = 0;
  for (const { first, last, length, terms } of passages) {
    const { id } = database.run(
      "INSERT INTO passages (document_id, first, last, length, terms) VALUES (?, ?, ?, ?, ?)",
      documentId,
      first,
      last,
      length,
      terms,
    );
    indexPassage(database, audience, id, terms);
    stems += length;
  }
  countPassages(database, audience, passages.length, stems);
}

/** Removes the document and its passages. Returns its previous row, or undefined if there was none. */
function removeDocument(database: Database, collection: number, path: string): Row | undefined {
  const row = database.get(
    "SELECT id, shelf_id, content_hash, revision, arrived_at FROM documents WHERE collection_id = ? AND path = ?",
    collection,
    path,
  );
  if (row === undefined) return undefined;
  const id = number(row, "id");
  const passages = database.all("SELECT id, length FROM passages WHERE document_id = ?", id);
  for (const passage of passages) {
    database.run("DELETE FROM passage_index WHERE rowid = ?", number(passage, "id"));
  }
  const stems = passages.reduce((sum, passage) => sum + number(passage, "length"), 0);
  countPassages(database, number(row, "shelf_id"), -passages.length, -stems);
  database.run("DELETE FROM documents WHERE id = ?", id);
  return row;
}
