import type { LibraryId } from "../../../domain/core/library.ts";
import type { PassageHit } from "../../../domain/documents/passage.ts";
import { type PassageStatistics, stemIdf, stemScore } from "../../../text/passages/bm25.ts";
import { occurrencesIn } from "../../../text/passages/passage-terms.ts";
import type { Database } from "../engine/database.ts";
import { json, number, type Row, text } from "../engine/rows.ts";
import { HEADER_COLUMNS, headerOf } from "./document-rows.ts";
import { passageStatistics, stemFrequency } from "./frequencies.ts";
import { findCandidates, type PassageCandidate, type QueryStem } from "./passage-candidates.ts";
import { DISTINCT_DOCUMENTS, type Visibility, visibleTo } from "./visibility.ts";

/** Passages scored exactly per search, and passages per read. */
const MAX_SCORED_PASSAGES = 256;
const PASSAGES_PER_BATCH = 64;

interface ScoredPassage {
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
 * The passages with the highest BM25 scores, best first; ties in order of arrival. Candidates from the index are scored
 * exactly, highest bound first, until no remaining candidate can reach the results.
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
  const candidates = findCandidates(database, visible, query, MAX_SCORED_PASSAGES);
  const best = scoreBest(database, visible, query, statistics, candidates, limit);
  return best.flatMap(({ id, score }) => readHit(database, visible, id, score));
}

function rarestFirst(
  database: Database,
  visible: Visibility,
  passages: number,
  stems: readonly string[],
): QueryStem[] {
  return [...new Set(stems)]
    .map((stem) => ({ stem, frequency: stemFrequency(database, visible, stem) }))
    .filter(({ frequency }) => frequency > 0)
    .map(({ stem, frequency }) => ({ stem, frequency, weight: stemIdf(frequency, passages) }))
    .sort((a, b) => a.frequency - b.frequency);
}

function scoreBest(
  database: Database,
  visible: Visibility,
  query: readonly QueryStem[],
  statistics: PassageStatistics,
  candidates: readonly PassageCandidate[],
  limit: number,
): ScoredPassage[] {
  let best: ScoredPassage[] = [];
  for (let at = 0; at < candidates.length; at += PASSAGES_PER_BATCH) {
    const threshold = best.length < limit ? 0 : (best.at(-1)?.score ?? 0);
    const batch = candidates
      .slice(at, at + PASSAGES_PER_BATCH)
      .filter(({ maxScore }) => maxScore >= threshold);
    if (batch.length === 0) break;
    const ids = batch.map(({ id }) => id);
    const scored = readTerms(database, visible, ids).map((row) => scorePassage(row, query, statistics));
    best = [...best, ...scored].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }
  return best;
}

/** Leaves out passages of shadowed and duplicate documents: they would displace passages that are shown. */
function readTerms(
  database: Database,
  { ownAudience, audiencesJson }: Visibility,
  ids: readonly number[],
): Row[] {
  return database.all(
    `SELECT passages.id, passages.length, passages.terms
     FROM passages JOIN documents ON documents.id = passages.document_id
     WHERE passages.id IN (SELECT value FROM json_each(?3)) AND ${DISTINCT_DOCUMENTS}`,
    ownAudience,
    audiencesJson,
    JSON.stringify(ids),
  );
}

function scorePassage(row: Row, query: readonly QueryStem[], statistics: PassageStatistics): ScoredPassage {
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
  { ownAudience, audiencesJson }: Visibility,
  id: number,
  score: number,
): PassageHit[] {
  const row = database.get(
    `SELECT ${HEADER_COLUMNS}, passages.first, passages.last, bodies.sentences
     FROM passages
     JOIN documents ON documents.id = passages.document_id
     JOIN bodies ON bodies.document_id = documents.id
     WHERE passages.id = ?3 AND ${DISTINCT_DOCUMENTS}`,
    ownAudience,
    audiencesJson,
    id,
  );
  if (row === undefined) return [];
  const first = number(row, "first");
  const last = number(row, "last");
  const sentences = json<string[]>(row, "sentences").slice(first - 1, last);
  return [{ document: headerOf(row), first, last, sentences, score }];
}
