/**
 * BM25 constants: the defaults of Anserini for news, which scored best in our retrieval bench
 * (bench/retrieval.bench.ts also prints the scores of the usual k1 1.2, b .75).
 */
const K1 = 0.9;
const B = 0.4;

/** Collection statistics for BM25: number of passages and their mean length in stems. */
export interface PassageStatistics {
  readonly passages: number;
  readonly meanLength: number;
}

/** Inverse document frequency of a stem found in `frequency` of `passages` passages: higher if rarer, never below 0. */
export function stemIdf(frequency: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - frequency) + 0.5) / (frequency + 0.5));
}

/**
 * What a stem adds to a passage's score: its idf times its occurrences (saturating at k1 + 1), normalized by the
 * passage's length in stems.
 */
export function stemScore(
  idf: number,
  occurrences: number,
  length: number,
  statistics: PassageStatistics,
): number {
  const relativeLength = statistics.meanLength > 0 ? length / statistics.meanLength : 1;
  return (idf * occurrences * (K1 + 1)) / (occurrences + K1 * (1 - B + B * relativeLength));
}

/** Upper bound of what a stem with this idf adds to any passage's score. */
export function maxStemScore(idf: number): number {
  return idf * (K1 + 1);
}
