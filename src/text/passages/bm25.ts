/**
 * BM25 with the constants that retrieval over news passages was measured best with: k1 .9, b .4 (the
 * defaults of Anserini for news; bench/retrieval.bench.ts prints what the usual 1.2, .75 gives beside them).
 */
const K1 = 0.9;
const B = 0.4;

/** What BM25 needs to know of the passages searched: how many there are, and their mean length in stems. */
export interface PassageStatistics {
  readonly passages: number;
  readonly meanLength: number;
}

/** The weight of a stem that `frequency` of `passages` passages hold: rarer weighs more, never below 0. */
export function stemIdf(frequency: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - frequency) + 0.5) / (frequency + 0.5));
}

/**
 * What a stem adds to a passage's score: its weight, times how often it stands there (saturating at k1 + 1),
 * against the passage's length in stems.
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

/** The most a stem of this weight can add to any passage's score. */
export function maxStemScore(idf: number): number {
  return idf * (K1 + 1);
}
