import type { PassageHit } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import { highestStemScore, type PassageStatistics, stemScore, stemWeight } from "../text/bm25.ts";
import type { Database } from "./database.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { json, number, text } from "./rows.ts";
import { indexTerm, occurrencesIn } from "./terms.ts";
import { VISIBLE_DOCUMENTS, type VisibleCollections, visibleCollections } from "./visible.ts";

/** Passages looked up per search for all stems together; the stems left over only add to scores. */
const LOOKUP_BUDGET = 20_000;
/** Passages rescored exactly per search. */
const RESCORE_BUDGET = 1_000;

interface QueryStem {
  readonly stem: string;
  readonly frequency: number;
  readonly weight: number;
}

interface Scored {
  readonly id: number;
  readonly score: number;
}

export function stemFrequencies(
  database: Database,
  library: LibraryId,
  stems: readonly string[],
): { passages: number; counts: Map<string, number> } {
  const visible = visibleCollections(database, library);
  const counts = new Map(stems.map((stem) => [stem, frequency(database, visible, stem)]));
  return { passages: statistics(database, visible).passages, counts };
}

/**
 * The passages that fit the stems best. The index names the passages that hold the rarest stems; those that could
 * still be among the best are then scored exactly, in the order of the most they could reach.
 */
export function searchPassages(
  database: Database,
  library: LibraryId,
  stems: readonly string[],
  limit: number,
): PassageHit[] {
  const visible = visibleCollections(database, library);
  const known = statistics(database, visible);
  const query = rarestFirst(database, visible, known.passages, stems);
  const bounds = candidateBounds(database, visible, query);
  const best = rescore(database, query, known, bounds, limit);
  return best.flatMap(({ id, score }) => readHit(database, visible, id, score));
}

function statistics(database: Database, { own, shared }: VisibleCollections): PassageStatistics {
  const sum = "SELECT total(passages) AS passages, total(stems) AS stems FROM collections WHERE id IN (?, ?)";
  const row = database.get(sum, own, shared);
  const passages = row === undefined ? 0 : number(row, "passages");
  return { passages, meanLength: row === undefined || passages === 0 ? 0 : number(row, "stems") / passages };
}

function frequency(database: Database, { own, shared }: VisibleCollections, stem: string): number {
  const select = "SELECT total(doc) AS passages FROM passage_vocabulary WHERE term IN (?, ?)";
  const row = database.get(select, indexTerm(own, stem), indexTerm(shared, stem));
  return row === undefined ? 0 : number(row, "passages");
}

function rarestFirst(
  database: Database,
  visible: VisibleCollections,
  passages: number,
  stems: readonly string[],
): QueryStem[] {
  return [...new Set(stems)]
    .map((stem) => ({ stem, frequency: frequency(database, visible, stem) }))
    .filter((stem) => stem.frequency > 0)
    .map((stem) => ({ ...stem, weight: stemWeight(stem.frequency, passages) }))
    .sort((a, b) => a.frequency - b.frequency);
}

/** Passages by id with the most each could score, from the stems it holds and those that were not looked up. */
function candidateBounds(
  database: Database,
  visible: VisibleCollections,
  query: readonly QueryStem[],
): Map<number, number> {
  const bounds = new Map<number, number>();
  let open = query.reduce((sum, { weight }) => sum + highestStemScore(weight), 0);
  let looked = 0;
  for (const { stem, frequency, weight } of query) {
    if (looked > 0 && looked + frequency > LOOKUP_BUDGET) break;
    looked += frequency;
    open -= highestStemScore(weight);
    for (const id of passagesWith(database, visible, stem)) {
      bounds.set(id, (bounds.get(id) ?? 0) + highestStemScore(weight));
    }
  }
  if (open > 0) for (const [id, bound] of bounds) bounds.set(id, bound + open);
  return bounds;
}

function passagesWith(database: Database, { own, shared }: VisibleCollections, stem: string): number[] {
  const match = shared === 0 ? quoted(own, stem) : `${quoted(own, stem)} OR ${quoted(shared, stem)}`;
  const select = "SELECT rowid AS id FROM passage_index WHERE passage_index MATCH ? LIMIT ?";
  return database.all(select, match, LOOKUP_BUDGET).map((row) => number(row, "id"));
}

function quoted(collection: number, stem: string): string {
  return `"${indexTerm(collection, stem).replaceAll('"', '""')}"`;
}

function rescore(
  database: Database,
  query: readonly QueryStem[],
  known: PassageStatistics,
  bounds: ReadonlyMap<number, number>,
  limit: number,
): Scored[] {
  const order = [...bounds].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, RESCORE_BUDGET);
  let best: Scored[] = [];
  for (const [id, bound] of order) {
    const last = best[limit - 1];
    if (last !== undefined && bound <= last.score) break;
    const score = exactScore(database, query, known, id);
    if (last !== undefined && score <= last.score) continue;
    best = [...best, { id, score }].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }
  return best;
}

function exactScore(
  database: Database,
  query: readonly QueryStem[],
  known: PassageStatistics,
  id: number,
): number {
  const row = database.get("SELECT length, terms FROM passages WHERE id = ?", id);
  if (row === undefined) return 0;
  const length = number(row, "length");
  const terms = text(row, "terms");
  let score = 0;
  for (const { stem, weight } of query) {
    const occurrences = occurrencesIn(terms, stem);
    if (occurrences > 0) score += stemScore(weight, occurrences, length, known);
  }
  return score;
}

function readHit(
  database: Database,
  { own, shared }: VisibleCollections,
  id: number,
  score: number,
): PassageHit[] {
  const row = database.get(
    `SELECT ${HEADER_COLUMNS}, passages.first, passages.last, bodies.sentences
     FROM passages
     JOIN documents ON documents.id = passages.document_id
     JOIN bodies ON bodies.document_id = documents.id
     WHERE passages.id = ?3 AND ${VISIBLE_DOCUMENTS}`,
    own,
    shared,
    id,
  );
  if (row === undefined) return [];
  const first = number(row, "first");
  const last = number(row, "last");
  const sentences = json<string[]>(row, "sentences").slice(first - 1, last);
  return [{ document: headerOf(row), first, last, sentences, score }];
}
