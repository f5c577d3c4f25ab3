import { isStopStem } from "../text/tokens.ts";
import type { ReadText } from "./source.ts";

/**
 * How closely a claim follows its cited sentences, 0..1; 1 when it is a run of one of them. The mean of four
 * shares: its content stems found anywhere in them, those found in one sentence, its three-word runs found, and its
 * longest common subsequence with one sentence.
 */
export function matchScore(claim: ReadText, source: readonly ReadText[]): number {
  if (claim.stems.length === 0) return 0;
  const shares = [
    Math.max(0, ...source.map((sentence) => contentCoverage(claim, sentence.stems))),
    runCoverage(claim.stems, source, 3),
    runCoverage(claim.stems, source, 4),
    Math.max(
      0,
      ...source.map((sentence) => commonSubsequence(claim.stems, sentence.stems) / claim.stems.length),
    ),
  ];
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function contentCoverage(claim: ReadText, stems: readonly string[]): number {
  const known = new Set(stems);
  const content = claim.stems.filter((stem) => !isStopStem(stem));
  const counted = content.length > 0 ? content : claim.stems;
  return counted.filter((stem) => known.has(stem)).length / counted.length;
}

function runCoverage(stems: readonly string[], source: readonly ReadText[], length: number): number {
  const size = Math.min(length, stems.length);
  const known = new Set(source.flatMap((sentence) => runs(sentence.stems, size)));
  const wanted = runs(stems, size);
  return wanted.filter((run) => known.has(run)).length / wanted.length;
}

function runs(stems: readonly string[], size: number): string[] {
  return Array.from({ length: Math.max(0, stems.length - size + 1) }, (_, at) =>
    stems.slice(at, at + size).join(" "),
  );
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const stem of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++) {
      next.push(stem === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
