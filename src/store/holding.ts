import type { LibraryId } from "../domain/library.ts";
import type { DocumentOfStory } from "../domain/ports.ts";
import type { TimeWindow } from "../domain/time.ts";
import { occurrencesIn } from "../text/passage-terms.ts";
import { matching } from "./candidates.ts";
import type { Database } from "./database.ts";
import { stemFrequency } from "./frequencies.ts";
import { number, type Row, text } from "./rows.ts";
import { VISIBLE_DOCUMENTS, type VisibleCollections, visibleCollections } from "./visible.ts";

/** Documents whose passages are read at once. */
const READ_AT_ONCE = 500;

/** The documents of the window that hold every stem: those with the rarest by the index, the others in their passages. */
export function documentsHolding(
  database: Database,
  library: LibraryId,
  stems: readonly string[],
  window: TimeWindow,
): DocumentOfStory[] {
  const visible = visibleCollections(database, library);
  const [rarest, ...others] = [...new Set(stems)]
    .map((stem) => ({ stem, frequency: stemFrequency(database, visible, stem) }))
    .sort((a, b) => a.frequency - b.frequency);
  if (rarest === undefined || rarest.frequency === 0) return [];
  const rows = documentsWith(database, visible, rarest.stem, window);
  const held = holdingToo(
    database,
    rows,
    others.map(({ stem }) => stem),
  );
  return held.map((row) => ({ path: text(row, "path"), storyId: text(row, "story_id") }));
}

function documentsWith(
  database: Database,
  visible: VisibleCollections,
  stem: string,
  window: TimeWindow,
): Row[] {
  return database.all(
    `SELECT documents.id, documents.path, documents.story_id FROM documents
     WHERE documents.id IN (
         SELECT passages.document_id FROM passage_index JOIN passages ON passages.id = passage_index.rowid
         WHERE passage_index MATCH ?3
       )
       AND ${VISIBLE_DOCUMENTS} AND published_at >= ?4 AND published_at < ?5
     ORDER BY published_at DESC, path`,
    visible.own,
    visible.shared,
    matching(visible, stem),
    window.from ?? "",
    window.to,
  );
}

function holdingToo(database: Database, rows: readonly Row[], stems: readonly string[]): readonly Row[] {
  if (stems.length === 0) return rows;
  const held: Row[] = [];
  for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
    const some = rows.slice(at, at + READ_AT_ONCE);
    const terms = termsOf(
      database,
      some.map((row) => number(row, "id")),
    );
    held.push(...some.filter((row) => holdsAll(terms.get(number(row, "id")) ?? [], stems)));
  }
  return held;
}

function holdsAll(passages: readonly string[], stems: readonly string[]): boolean {
  return stems.every((stem) => passages.some((packed) => occurrencesIn(packed, stem) > 0));
}

function termsOf(database: Database, documents: readonly number[]): Map<number, string[]> {
  const rows = database.all(
    "SELECT document_id, terms FROM passages WHERE document_id IN (SELECT value FROM json_each(?))",
    JSON.stringify(documents),
  );
  const terms = new Map<number, string[]>();
  for (const row of rows) {
    const id = number(row, "document_id");
    const known = terms.get(id);
    if (known === undefined) terms.set(id, [text(row, "terms")]);
    else known.push(text(row, "terms"));
  }
  return terms;
}
