/** Length of the longest common subsequence of two lists of numbers. */
export function commonSubsequence(a: readonly number[], b: readonly number[]): number {
  let row = new Uint16Array(b.length + 1);
  let next = new Uint16Array(b.length + 1);
  for (const one of a) {
    for (let at = 0; at < b.length; at++) {
      const up = row[at + 1] ?? 0;
      const left = next[at] ?? 0;
      next[at + 1] = one === b[at] ? (row[at] ?? 0) + 1 : Math.max(up, left);
    }
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}
