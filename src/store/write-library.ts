import type { Document, FileState } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { LibraryChange } from "../domain/ports.ts";
import type { PassageTerms } from "../domain/prepared.ts";
import type { Digest } from "../domain/story.ts";
import { passageTerms } from "../text/passage-terms.ts";
import type { Database } from "./database.ts";
import { number, type Row, text } from "./rows.ts";
import { indexText } from "./terms.ts";
import { ownCollection, VISIBLE_DOCUMENTS, visibleCollections } from "./visible.ts";
import { keepFile, keepPart, keepUnreadable, pathsOf, removeFile, removeUnreadable } from "./write-files.ts";

type DocumentChange = Extract<LibraryChange, { kind: "document" }>;

/** Applies the changes to the library's own collection in one transaction, or none of them. */
export function applyChanges(
  database: Database,
  library: LibraryId,
  changes: readonly LibraryChange[],
): void {
  database.transaction(() => {
    const collection = ownCollection(database, library);
    for (const change of changes) applyChange(database, collection, change);
  });
}

/** In whichever collection the library sees the document; nothing when it has other content by now. */
export function keepDigest(
  database: Database,
  library: LibraryId,
  path: string,
  contentHash: string,
  digest: Digest,
): void {
  const { own, shared } = visibleCollections(database, library);
  database.run(
    `UPDATE bodies SET digest = ?5 WHERE document_id IN (
       SELECT id FROM documents WHERE path = ?3 AND content_hash = ?4 AND ${VISIBLE_DOCUMENTS}
     )`,
    own,
    shared,
    path,
    contentHash,
    JSON.stringify(digest),
  );
}

function applyChange(database: Database, collection: number, change: LibraryChange): void {
  switch (change.kind) {
    case "document":
      if (change.more) keepPart(database, collection, change.file, change.document);
      else keepWhole(database, collection, change.file, [change.document.path]);
      removeUnreadable(database, collection, change.document.path);
      replaceDocument(database, collection, change);
      break;
    case "unreadable": {
      const { path } = change.unreadable;
      if (change.more) keepPart(database, collection, change.file, { path, contentHash: null });
      else keepWhole(database, collection, change.file, [path]);
      removeDocument(database, collection, path);
      keepUnreadable(database, collection, change.unreadable);
      break;
    }
    case "whole":
      keepWhole(database, collection, change.file, change.paths);
      break;
    case "touched":
      keepFile(database, collection, change.file);
      break;
    case "gone":
      removeOthers(database, collection, change.path, []);
      removeFile(database, collection, change.path);
      break;
  }
}

/** Keeps a file that holds these and nothing else. */
function keepWhole(database: Database, collection: number, file: FileState, paths: readonly string[]): void {
  removeOthers(database, collection, file.path, paths);
  keepFile(database, collection, file);
}

/** Removes what is known of a file but for these paths. Its own row stays: its parts refer to it. */
function removeOthers(database: Database, collection: number, file: string, kept: readonly string[]): void {
  const stay = new Set(kept);
  for (const path of pathsOf(database, collection, file)) {
    if (stay.has(path)) continue;
    removeDocument(database, collection, path);
    if (path === file) removeUnreadable(database, collection, path);
    else removeFile(database, collection, path);
  }
}

/**
 * A document with other bytes than before is the next revision, and arrived now; the same bytes written again
 * (with another digest or story, say) keep their revision and arrival.
 */
function replaceDocument(database: Database, collection: number, change: DocumentChange): void {
  const { document } = change;
  const before = removeDocument(database, collection, document.path);
  const same = before !== undefined && text(before, "content_hash") === document.contentHash;
  const revision = before === undefined ? 1 : number(before, "revision") + (same ? 0 : 1);
  const arrivedAt = same ? text(before, "arrived_at") : document.arrivedAt;
  const id = insertHeader(database, collection, { ...document, arrivedAt }, revision, change.storyId);
  database.run(
    "INSERT INTO bodies (document_id, signature, digest, paragraphs, sentences) VALUES (?, ?, ?, ?, ?)",
    id,
    change.signature,
    JSON.stringify(change.digest),
    JSON.stringify(document.paragraphs),
    JSON.stringify(document.sentences),
  );
  insertPassages(database, collection, id, change.passages ?? passageTerms(document));
}

function insertHeader(
  database: Database,
  collection: number,
  document: Document,
  revision: number,
  storyId: string,
): number {
  return database.run(
    `INSERT INTO documents (
       collection_id, path, revision, content_hash, title, title_from, source, author, tags, language,
       published_at, published_precision, published_from, arrived_at, story_id, sentence_count
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  ).id;
}

function insertPassages(
  database: Database,
  collection: number,
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
    database.run("INSERT INTO passage_index (rowid, terms) VALUES (?, ?)", id, indexText(collection, terms));
    stems += length;
  }
  count(database, collection, passages.length, stems);
}

/** Removes the document with its passages, if it is there, and returns what its row said. */
function removeDocument(database: Database, collection: number, path: string): Row | undefined {
  const row = database.get(
    "SELECT id, content_hash, revision, arrived_at FROM documents WHERE collection_id = ? AND path = ?",
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
  count(database, collection, -passages.length, -stems);
  database.run("DELETE FROM documents WHERE id = ?", id);
  return row;
}

function count(database: Database, collection: number, passages: number, stems: number): void {
  const update = "UPDATE collections SET passages = passages + ?, stems = stems + ? WHERE id = ?";
  database.run(update, passages, stems, collection);
}
