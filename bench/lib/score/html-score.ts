/** Shingle length in words, as in the published metric for these pages. */
const SHINGLE = 4;

function shingles(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(1, words.length - SHINGLE + 1);
  for (let index = 0; index < last && words.length > 0; index += 1) {
    const shingle = words.slice(index, index + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of the extracted text's shingles; repeated shingles count each time. */
export function overlap(extracted: string, expected: string): Overlap {
  const [extractedShingles, expectedShingles] = [shingles(extracted), shingles(expected)];
  const total = (counts: Map<string, number>) => counts.values().reduce((sum, count) => sum + count, 0);
  const common = extractedShingles
    .entries()
    .reduce((sum, [key, count]) => sum + Math.min(count, expectedShingles.get(key) ?? 0), 0);
  const [extractedCount, expectedCount] = [total(extractedShingles), total(expectedShingles)];
  if (extractedCount === 0 && expectedCount === 0) return { precision: 1, recall: 1 };
  return {
    precision: extractedCount === 0 ? 0 : common / extractedCount,
    recall: expectedCount === 0 ? 0 : common / expectedCount,
  };
}

/** F1 of mean precision and mean recall over pages, as in the published metric. */
export function f1(overlaps: readonly Overlap[]): number {
  const mean = (pick: (item: Overlap) => number) =>
    overlaps.reduce((sum, item) => sum + pick(item), 0) / overlaps.length;
  const [precision, recall] = [mean(({ precision }) => precision), mean(({ recall }) => recall)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
