/** The baseline: a plain in-memory BM25 over every passage, written independently of the store's. */
export interface BaselineBm25 {
  /** Positions of the best passages, best first; ties in passage order. */
  search(stems: readonly string[], limit: number): { position: number; score: number }[];
}

export function createBaselineBm25(
  passages: readonly (readonly string[])[],
  k1: number,
  b: number,
): BaselineBm25 {
  const postings = new Map<string, Map<number, number>>();
  let total = 0;
  for (const [position, stems] of passages.entries()) {
    total += stems.length;
    for (const stem of stems) {
      const postingList = postings.get(stem) ?? new Map<number, number>();
      postings.set(stem, postingList.set(position, (postingList.get(position) ?? 0) + 1));
    }
  }
  const mean = total / passages.length;
  return {
    search: (stems, limit) => {
      const scores = new Map<number, number>();
      for (const stem of new Set(stems)) {
        const postingList = postings.get(stem) ?? new Map<number, number>();
        const weight = Math.log(1 + (passages.length - postingList.size + 0.5) / (postingList.size + 0.5));
        for (const [position, times] of postingList) {
          const length = (passages[position]?.length ?? 0) / mean;
          const gain = (weight * times * (k1 + 1)) / (times + k1 * (1 - b + b * length));
          scores.set(position, (scores.get(position) ?? 0) + gain);
        }
      }
      return [...scores]
        .map(([position, score]) => ({ position, score }))
        .sort((x, y) => y.score - x.score || x.position - y.position)
        .slice(0, limit);
    },
  };
}
