import { isStopStem } from "../text/tokens.ts";
import type { ReadText } from "./source.ts";

/** Content words this many places apart still count as a pair of neighbours. */
const NEIGHBOURS = 4;
/** Content words this many places apart in the claim ought to come from one sentence. */
const TOGETHER = 3;

/**
 * How closely a claim follows its cited sentences, 0..1; 1 when each of its words stands there in the claim's
 * order. Coverage (the share of its words that stand anywhere in them) times the mean of 1 and cohesion, which
 * is the plain mean of four shares: three-word runs found; longest common subsequence with one sentence; pairs of
 * neighbouring content words found as neighbours, in order; pairs of content words found in one sentence. No
 * fitted weights. docs/verification.md has what was tried and measured.
 */
export function matchScore(claim: ReadText, source: readonly ReadText[]): number {
  if (claim.stems.length === 0 || source.length === 0) return 0;
  const sentences = source.map((sentence) => sentence.stems);
  const coverage = share(claim.stems, new Set(sentences.flat()));
  return (coverage * (1 + cohesion(claim.stems, sentences))) / 2;
}

function cohesion(claim: readonly string[], sentences: readonly (readonly string[])[]): number {
  const content = claim.filter((stem) => !isStopStem(stem));
  const contents = sentences.map((sentence) => sentence.filter((stem) => !isStopStem(stem)));
  const size = Math.min(3, claim.length);
  const shares = [
    share(runs(claim, size), new Set(sentences.flatMap((sentence) => runs(sentence, size)))),
    Math.max(...sentences.map((sentence) => commonSubsequence(claim, sentence) / claim.length)),
    share(neighbours(content), new Set(contents.flatMap(neighbours))),
    pairsTogether(content, contents),
  ];
  return shares.reduce((sum, value) => sum + value, 0) / shares.length;
}

/** The share of `wanted` that is known; 1 when nothing is wanted. */
function share(wanted: readonly string[], known: ReadonlySet<string>): number {
  return wanted.length === 0 ? 1 : wanted.filter((one) => known.has(one)).length / wanted.length;
}

function runs(stems: readonly string[], size: number): string[] {
  return Array.from({ length: Math.max(0, stems.length - size + 1) }, (_, at) =>
    stems.slice(at, at + size).join(" "),
  );
}

function neighbours(content: readonly string[]): string[] {
  return content.flatMap((stem, at) =>
    content.slice(at + 1, at + 1 + NEIGHBOURS).map((other) => `${stem} ${other}`),
  );
}

function pairsTogether(content: readonly string[], contents: readonly (readonly string[])[]): number {
  const known = contents.map((sentence) => new Set(sentence));
  let pairs = 0;
  let together = 0;
  for (const [at, stem] of content.entries()) {
    for (const other of content.slice(at + 1, at + 1 + TOGETHER)) {
      pairs++;
      if (known.some((sentence) => sentence.has(stem) && sentence.has(other))) together++;
    }
  }
  return pairs === 0 ? 1 : together / pairs;
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  let next = new Uint16Array(b.length + 1);
  for (const stem of a) {
    for (let at = 0; at < b.length; at++) {
      next[at + 1] = stem === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    }
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}
