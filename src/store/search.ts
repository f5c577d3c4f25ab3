import type { PassageHit } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import { type PassageStatistics, stemScore, stemWeight } from "../text/bm25.ts";
import { occurrencesIn } from "../text/passage-terms.ts";
import { type Candidate, findCandidates, type QueryStem } from "./candidates.ts";
import type { Database } from "./database.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { passageStatistics, stemFrequency } from "./frequencies.ts";
import { json, number, type Row, text } from "./rows.ts";
import { TOLD_DOCUMENTS, type Visible, visibleTo } from "./visible.ts";

/** Passages scored exactly per search, and how many are read at once. */
const SCORED_PASSAGES = 256;
const READ_AT_ONCE = 64;

interface Scored {
  readonly id: number;
  readonly score: number;
}

export function stemFrequencies(
  database: Database,
  library: LibraryId,
  stems: readonly string[],
): { passages: number; counts: Map<string, number> } {
  const visible = visibleTo(database, library);
  const counts = new Map(stems.map((stem) => [stem, stemFrequency(database, visible, stem)]));
  return { passages: passageStatistics(database, visible).passages, counts };
}

/**
 * The passages that fit the stems best by BM25, best first; of equals the one that came first. Candidates come from
 * the index and are scored exactly, those that could reach most first, until none left could be among the best.
 */
export function searchPassages(
  database: Database,
  library: LibraryId,
  stems: readonly string[],
  limit: number,
): PassageHit[] {
  const visible = visibleTo(database, library);
  const statistics = passageStatistics(database, visible);
  const query = rarestFirst(database, visible, statistics.passages, stems);
  const candidates = findCandidates(database, visible, query, SCORED_PASSAGES);
  const best = scoreBest(database, visible, query, statistics, candidates, limit);
  return best.flatMap(({ id, score }) => readHit(database, visible, id, score));
}

function rarestFirst(
  database: Database,
  visible: Visible,
  passages: number,
  stems: readonly string[],
): QueryStem[] {
  return [...new Set(stems)]
    .map((stem) => ({ stem, frequency: stemFrequency(database, visible, stem) }))
    .filter(({ frequency }) => frequency > 0)
    .map(({ stem, frequency }) => ({ stem, frequency, weight: stemWeight(frequency, passages) }))
    .sort((a, b) => a.frequency - b.frequency);
}

function scoreBest(
  database: Database,
  visible: Visible,
  query: readonly QueryStem[],
  statistics: PassageStatistics,
  candidates: readonly Candidate[],
  limit: number,
): Scored[] {
  let best: Scored[] = [];
  for (let at = 0; at < candidates.length; at += READ_AT_ONCE) {
    const least = best.length < limit ? 0 : (best.at(-1)?.score ?? 0);
    const batch = candidates.slice(at, at + READ_AT_ONCE).filter(({ bound }) => bound >= least);
    if (batch.length === 0) break;
    const ids = batch.map(({ id }) => id);
    const scored = readTerms(database, visible, ids).map((row) => scorePassage(row, query, statistics));
    best = [...best, ...scored].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }
  return best;
}

/** Passages of documents that are hidden behind others would only take the places of those that are told. */
function readTerms(database: Database, { first, listed }: Visible, ids: readonly number[]): Row[] {
  return database.all(
    `SELECT passages.id, passages.length, passages.terms
     FROM passages JOIN documents ON documents.id = passages.document_id
     WHERE passages.id IN (SELECT value FROM json_each(?3)) AND ${TOLD_DOCUMENTS}`,
    first,
    listed,
    JSON.stringify(ids),
  );
}

function scorePassage(row: Row, query: readonly QueryStem[], statistics: PassageStatistics): Scored {
  const length = number(row, "length");
  const terms = text(row, "terms");
  let score = 0;
  for (const { stem, weight } of query) {
    const occurrences = occurrencesIn(terms, stem);
    if (occurrences > 0) score += stemScore(weight, occurrences, length, statistics);
  }
  return { id: number(row, "id"), score };
}

function readHit(
  database: Database,
  { first: ownShelf, listed }: Visible,
  id: number,
  score: number,
): PassageHit[] {
  const row = database.get(
    `SELECT ${HEADER_COLUMNS}, passages.first, passages.last, bodies.sentences
     FROM passages
     JOIN documents ON documents.id = passages.document_id
     JOIN bodies ON bodies.document_id = documents.id
     WHERE passages.id = ?3 AND ${TOLD_DOCUMENTS}`,
    ownShelf,
    listed,
    id,
  );
  if (row === undefined) return [];
  const first = number(row, "first");
  const last = number(row, "last");
  const sentences = json<string[]>(row, "sentences").slice(first - 1, last);
  return [{ document: headerOf(row), first, last, sentences, score }];
}
