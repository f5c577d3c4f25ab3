import type { PassageStatistics } from "../text/bm25.ts";
import type { Database } from "./database.ts";
import { number } from "./rows.ts";
import { indexTerm } from "./terms.ts";
import type { Visible } from "./visible.ts";

/** How many passages the library sees, and their mean length in stems. */
export function passageStatistics(database: Database, { listed }: Visible): PassageStatistics {
  const row = database.get(
    `SELECT total(passages) AS passages, total(stems) AS stems FROM shelves
     WHERE id IN (SELECT value FROM json_each(?))`,
    listed,
  );
  const passages = row === undefined ? 0 : number(row, "passages");
  return { passages, meanLength: row === undefined || passages === 0 ? 0 : number(row, "stems") / passages };
}

/** How many of the passages the library sees hold the stem. */
export function stemFrequency(database: Database, { shelves }: Visible, stem: string): number {
  const counted = currentCounts(database);
  return shelves.reduce((sum, shelf) => sum + termFrequency(database, counted, shelf, stem), 0);
}

/**
 * FTS5 counts a term by walking its list: 4 ms for the most frequent words of 20,000 documents, and questions
 * share those. So a connection keeps its counts until anyone commits a change to the file.
 */
interface Counts {
  readonly dataVersion: number;
  readonly byTerm: Map<string, number>;
}

const countsOf = new WeakMap<Database, Counts>();
/** Terms counted before the counts start anew: about 1 MB. */
const COUNTS_LIMIT = 10_000;

function currentCounts(database: Database): Map<string, number> {
  const row = database.get("PRAGMA data_version");
  const dataVersion = row === undefined ? -1 : number(row, "data_version");
  const known = countsOf.get(database);
  if (known?.dataVersion === dataVersion && known.byTerm.size < COUNTS_LIMIT) return known.byTerm;
  const fresh = { dataVersion, byTerm: new Map<string, number>() };
  countsOf.set(database, fresh);
  return fresh.byTerm;
}

function termFrequency(
  database: Database,
  counted: Map<string, number>,
  shelf: number,
  stem: string,
): number {
  const term = indexTerm(shelf, stem);
  const known = counted.get(term);
  if (known !== undefined) return known;
  const row = database.get("SELECT doc FROM passage_vocabulary WHERE term = ?", term);
  const frequency = row === undefined ? 0 : number(row, "doc");
  counted.set(term, frequency);
  return frequency;
}
