/** The candidate that a misspelt word most likely means, or null if none is close. */
export function closestMatch(word: string, candidates: readonly string[]): string | null {
  return closestMatches(word, candidates, 1)[0] ?? null;
}

/** The candidates a misspelt word may mean, nearest first: at most a third of their letters differ, or one letter. */
export function closestMatches(word: string, candidates: readonly string[], max: number): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

/** Edits to turn one word into the other: insert, delete, replace or swap neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let rowBeforeLast: number[] = [];
  let previousRow = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (previousRow[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (rowBeforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((previousRow[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replace, swap));
    }
    rowBeforeLast = previousRow;
    previousRow = row;
  }
  return previousRow[b.length] ?? a.length;
}
