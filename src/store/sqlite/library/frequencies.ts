import type { PassageStatistics } from "../../../text/passages/bm25.ts";
import type { Database } from "../engine/database.ts";
import { number } from "../engine/rows.ts";
import { indexTerm } from "./terms.ts";
import type { Visibility } from "./visibility.ts";

/** The number of passages the library can see, and their mean length in stems. */
export function passageStatistics(database: Database, { audiencesJson }: Visibility): PassageStatistics {
  const row = database.get(
    `SELECT total(passages) AS passages, total(stems) AS stems FROM shelves
     WHERE id IN (SELECT value FROM json_each(?))`,
    audiencesJson,
  );
  const passages = row === undefined ? 0 : number(row, "passages");
  return { passages, meanLength: row === undefined || passages === 0 ? 0 : number(row, "stems") / passages };
}

/** The number of passages with the stem that the library can see. */
export function stemFrequency(database: Database, { audiences }: Visibility, stem: string): number {
  const counts = currentCounts(database);
  return audiences.reduce((sum, audience) => sum + termFrequency(database, counts, audience, stem), 0);
}

/**
 * FTS5 counts a term by scanning its list: 4 ms for the most frequent words of 20,000 documents, and most questions
 * contain some of them. So each connection caches its counts until someone commits a change to the file.
 */
interface TermCounts {
  readonly dataVersion: number;
  readonly byTerm: Map<string, number>;
}

const cachedCounts = new WeakMap<Database, TermCounts>();
/** Terms in the cache before it is emptied: about 1 MB. */
const MAX_CACHED_TERMS = 10_000;

function currentCounts(database: Database): Map<string, number> {
  const row = database.get("PRAGMA data_version");
  const dataVersion = row === undefined ? -1 : number(row, "data_version");
  const cached = cachedCounts.get(database);
  if (cached?.dataVersion === dataVersion && cached.byTerm.size < MAX_CACHED_TERMS) return cached.byTerm;
  const fresh = { dataVersion, byTerm: new Map<string, number>() };
  cachedCounts.set(database, fresh);
  return fresh.byTerm;
}

function termFrequency(
  database: Database,
  counts: Map<string, number>,
  audience: number,
  stem: string,
): number {
  const term = indexTerm(audience, stem);
  const cached = counts.get(term);
  if (cached !== undefined) return cached;
  const row = database.get("SELECT doc FROM passage_vocabulary WHERE term = ?", term);
  const frequency = row === undefined ? 0 : number(row, "doc");
  counts.set(term, frequency);
  return frequency;
}
