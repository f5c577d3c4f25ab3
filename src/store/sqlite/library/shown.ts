import type { ShownClaims } from "../../../domain/conversation/shown-claims.ts";
import type { LibraryId } from "../../../domain/core/library.ts";
import type { ShownDocument } from "../../../domain/documents/shown-document.ts";
import type { StoryPage } from "../../../domain/stories/story.ts";
import type { Database } from "../engine/database.ts";
import { json } from "../engine/rows.ts";
import { citedPaths, pageClaims } from "./cited-paths.ts";
import { readShownDocuments } from "./shown-documents.ts";
import { ownCollection, visibleTo } from "./visibility.ts";

export function saveShown(database: Database, library: LibraryId, place: string, shown: ShownClaims): void {
  database.transaction(() => insertShown(database, library, place, shown));
}

/** Runs within the caller's transaction, so that claims and documents are of the same moment. */
export function insertShown(database: Database, library: LibraryId, place: string, shown: ShownClaims): void {
  const { storyPages = [], documents, ...claims } = shown;
  const collection = ownCollection(database, library);
  database.run(
    `INSERT INTO shown (collection_id, place, claims, person, at, documents) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (collection_id, place) DO UPDATE
     SET claims = excluded.claims, person = excluded.person, at = excluded.at, documents = excluded.documents`,
    collection,
    place,
    JSON.stringify(claims),
    shown.by ?? null,
    shown.at,
    JSON.stringify(documents ?? readShownDocuments(database, library, citedPaths(shown.claims))),
  );
  database.run("DELETE FROM shown_stories WHERE collection_id = ? AND place = ?", collection, place);
  for (const [at, page] of storyPages.entries()) {
    const cited = readShownDocuments(database, library, citedPaths(pageClaims(page)));
    database.run(
      "INSERT INTO shown_stories (collection_id, place, position, story) VALUES (?, ?, ?, ?)",
      collection,
      place,
      at + 1,
      JSON.stringify({ ...page, documents: cited } satisfies StoryPage),
    );
  }
}

export function readShown(database: Database, library: LibraryId, place: string): ShownClaims | null {
  const { own } = visibleTo(database, library);
  const select = "SELECT claims, documents FROM shown WHERE collection_id = ? AND place = ?";
  const row = database.get(select, own, place);
  if (row === undefined) return null;
  const claims = json<ShownClaims>(row, "claims");
  // Rows of versions before these were saved have none, and neither has a row whose documents were gone.
  const documents = json<ShownDocument[]>(row, "documents");
  return documents.length === 0 ? claims : { ...claims, documents };
}

export function readShownStory(
  database: Database,
  library: LibraryId,
  place: string,
  position: number,
): StoryPage | null {
  const { own } = visibleTo(database, library);
  const select = "SELECT story FROM shown_stories WHERE collection_id = ? AND place = ? AND position = ?";
  const row = database.get(select, own, place, position);
  return row === undefined ? null : json<StoryPage>(row, "story");
}
